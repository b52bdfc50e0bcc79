/**
 * Ten minutes of windows that open, compare, show and close, one after another: whether what the process and the disk
 * hold returns to where it was. Run by name alone. `SOAK_SECONDS` makes it shorter.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { out, root } from "../scripts/lib/places.mts";
import type { SoakWorld } from "../test/unit/trust/support/soakWorld.ts";
import type { Bench } from "./support/figure.mts";

const usualSeconds = 600;
const comparisonsAWindow = 20;
/** Until everything is loaded and compiled, and the history is full. */
const warmUpWindows = 10;

export const run: Bench = async () => {
  const seconds = Number(process.env.SOAK_SECONDS ?? usualSeconds);
  const openSoak = await bundledSoak();
  using soak = openSoak();
  for (let window = 0; window < warmUpWindows; window++) await soak.window(comparisonsAWindow);
  const before = await soak.held();
  const until = performance.now() + seconds * 1000;
  let windows = 0;
  for (; performance.now() < until; windows++) await soak.window(comparisonsAWindow);
  const after = await soak.held();
  const comparisons = windows * comparisonsAWindow;
  return [
    { name: "soak.windows", value: windows, unit: "count" },
    { name: "soak.comparisons", value: comparisons, unit: "count" },
    { name: "soak.handles-left", value: after.handles - before.handles, unit: "count", aim: 0 },
    { name: "soak.listeners-left", value: after.listeners, unit: "count", aim: 0 },
    { name: "soak.files-left", value: after.files - before.files, unit: "count", aim: 0 },
    { name: "soak.disk-growth", value: after.bytes - before.bytes, unit: "bytes", aim: 200_000 },
    // A garbage collector leaves some: a leak would grow with the comparisons.
    { name: "soak.heap-growth", value: after.heap - before.heap, unit: "bytes", aim: 5_000_000 },
    {
      name: "soak.heap-growth-a-comparison",
      value: Math.round((after.heap - before.heap) / comparisons),
      unit: "bytes",
      aim: 500,
    },
  ];
};

/** The extension's own code with a stand-in for the editor's API. */
async function bundledSoak(): Promise<() => SoakWorld> {
  const support = path.join(root, "test/unit/trust/support");
  const outfile = path.join(out, "bench", "soak.mjs");
  await build({
    entryPoints: [path.join(support, "soakWorld.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    external: ["plaid"],
    alias: { vscode: path.join(root, "test/unit/host/support/vscode/vscode.ts") },
    // Of what is used of the editor alone there is a stand-in; the rest would be a warning each.
    logLevel: "error",
  });
  const { openSoak } = (await import(pathToFileURL(outfile).href)) as { openSoak: () => SoakWorld };
  return openSoak;
}
