import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { cache, root } from "../../scripts/lib/places.mts";

/** What an emulator has besides its first endpoints, each loaded with the rest of its one file. */
const parts: readonly string[] = [
  "link/linkSteps",
  "handlers/linkTokenCreate",
  "handlers/linkTokenGet",
  "handlers/processorEndpoints",
  "handlers/processorTokenCreate",
  "handlers/processorTokenWebhookUpdate",
  "handlers/sandboxProcessorTokenCreate",
  "handlers/itemImport",
  "handlers/userCreate",
  "handlers/userGet",
];

export interface StartCost {
  /** ms that it takes to load the file, until all of it has been evaluated; one for each process. */
  readonly whole: readonly number[];
  /** The same of a file without those parts, in turn with it. */
  readonly without: readonly number[];
  /** What the parts are of the file, minified. */
  readonly partBytes: number;
}

/** What it costs that Link's steps, partners' endpoints and users are evaluated at each start, asked for or not. */
export async function costOfParts(starts: number): Promise<StartCost> {
  const folder = path.join(cache, "bench-emulator-start");
  mkdirSync(folder, { recursive: true });
  const files = { whole: path.join(folder, "whole.mjs"), without: path.join(folder, "without.mjs") };
  try {
    const [whole, without] = [await bundle(files.whole, []), await bundle(files.without, [withoutParts])];
    const times = { whole: [] as number[], without: [] as number[] };
    // The first of each is thrown away: the file may not be in memory yet.
    for (let start = 0; start <= starts; start++) {
      for (const name of ["whole", "without"] as const) {
        const ms = loadingMs(files[name]);
        if (start > 0) times[name].push(ms);
      }
    }
    return { ...times, partBytes: whole - without };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bundles the emulator as the package does, and answers its bytes. */
async function bundle(outfile: string, plugins: Plugin[]): Promise<number> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/cli/emulator.ts"],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node20",
    metafile: true,
    logLevel: "silent",
    plugins,
  });
  return Object.values(metafile.outputs)[0]?.bytes ?? 0;
}

/** Puts empty modules in the place of the parts: what they alone need is left out with them. */
const withoutParts: Plugin = {
  name: "without-parts",
  setup(bundling) {
    const folder = path.join(root, "src/emulator");
    const files = parts.map((part) => path.join(folder, `${part}.ts`));
    bundling.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      if (!files.includes(file)) return undefined;
      const name = path.basename(file, ".ts");
      if (name === "linkSteps") return { contents: "export const takeLinkStep = () => ({});" };
      const value = name === "processorEndpoints" ? "[]" : JSON.stringify({ path: name, fields: {} });
      return { contents: `export const ${name} = ${value};` };
    });
  },
};

function loadingMs(file: string): number {
  const program = `const began = performance.now();
    await import(${JSON.stringify(pathToFileURL(file).href)});
    process.stdout.write(String(performance.now() - began));
    process.exit(0);`;
  return Number(execFileSync(process.execPath, ["--no-warnings", "--input-type=module", "--eval", program]).toString());
}
