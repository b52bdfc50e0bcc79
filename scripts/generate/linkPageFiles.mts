import path from "node:path";
import { buildSync } from "esbuild";
import { root } from "../lib/places.mts";

/** Where the emulator's Link page and the script that opens it are written, from the root. */
const pageFolder = "webview/link";

/** The text of `pageFiles.ts`: what the emulator serves to browsers, bundled and minified, since it has no folder to look in. */
export function linkPageText(): string {
  const texts = {
    pageScript: bundled("main.ts"),
    pageStyle: bundled("styles.css"),
    initializeScript: bundled("initialize.ts"),
  };
  const lines = Object.entries(texts).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`);
  return `// Written by \`npm run generate\` from ${pageFolder}.\n${lines.join("")}`;
}

function bundled(file: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [path.posix.join(pageFolder, file)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
  });
  const text = outputFiles[0]?.text.trim() ?? "";
  if (text.includes("</script") || text.includes("</style")) throw new Error(`${file} would end its own element`);
  return text;
}
