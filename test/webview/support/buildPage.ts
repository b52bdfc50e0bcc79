import path from "node:path";
import { build } from "esbuild";
import { keepPartsApart, pageParts } from "../../../scripts/build/pageParts.mts";
import { slimPage } from "../../../scripts/build/slimPage.mts";

export interface BuiltPage {
  readonly script: string;
  readonly style: string;
  /** What the page imports with its first use, by file name. */
  readonly parts: Readonly<Record<string, string>>;
}

export type PageName = "webview" | "report" | "timeline" | "history";

const entries = {
  webview: "webview/comparison/main.ts",
  report: "webview/report/main.ts",
  timeline: "webview/timeline/main.ts",
  history: "webview/history/main.ts",
  ...pageParts,
} as const;

/** Builds a page as it ships, in memory, so that tests never read what another build left in `dist`. */
export async function buildPage(name: PageName): Promise<BuiltPage> {
  const parts = name === "report" || name === "history" ? [] : (Object.keys(pageParts) as (keyof typeof pageParts)[]);
  const [page, ...built] = await Promise.all([
    bundle(name, "iife"),
    ...parts.map(async (part) => [`${part}.js`, fileEnding(await bundle(part, "esm"), ".js")] as const),
  ]);
  return { script: fileEnding(page, ".js"), style: fileEnding(page, ".css"), parts: Object.fromEntries(built) };
}

interface BuiltFile {
  readonly path: string;
  readonly text: string;
}

async function bundle(name: keyof typeof entries, format: "iife" | "esm"): Promise<readonly BuiltFile[]> {
  const { outputFiles } = await build({
    absWorkingDir: path.join(import.meta.dirname, "../../.."),
    entryPoints: { [name]: entries[name] },
    outdir: "dist",
    bundle: true,
    write: false,
    minify: true,
    platform: "browser",
    format,
    target: "es2022",
    plugins: [slimPage, keepPartsApart],
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  return outputFiles;
}

function fileEnding(files: readonly BuiltFile[], ending: string): string {
  const file = files.find(({ path: name }) => name.endsWith(ending));
  if (file === undefined) throw new Error(`the build made no ${ending} file`);
  return file.text;
}
