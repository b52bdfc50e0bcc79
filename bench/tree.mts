/**
 * Whether the tree of Items slows down as it fills: its first rows and one refresh at 1,000 Items beside 10, and reading
 * the list of those kept of Plaid Sandbox. The editor is left out: what is measured is what it asks the extension for.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { out } from "../scripts/lib/places.mts";
import { textFolder } from "../src/host/storage/textFolder.ts";
import type { Bench, Figure } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";
import type { TreeWorld } from "./support/window/treeWorld.ts";

const [few, many] = [10, 1000];
/** The same for both: what the rows in view cost must not grow with those out of view. */
const rowsInView = 10;
const rounds = 60;
const warmUp = 20;

export const run: Bench = async () => {
  const treeWorld = await bundledTree();
  const worlds = [treeWorld(few), treeWorld(many)];
  const figures = [
    ...(await compare("first-rows", worlds, (world) => world.show(rowsInView))),
    ...(await compare("all-rows", worlds, (world) => world.show(many), { hasRatio: false })),
    ...(await compare("refresh", worlds, (world) => world.refresh(world.itemIds.at(-1) ?? ""), { aim: 1.25 })),
  ];
  const large = worlds[1];
  const before = large?.refreshed.length ?? 0;
  await large?.refresh("item500");
  const rows = large?.refreshed.slice(before) ?? [];
  // Null is the whole list.
  const touched = rows.includes(null) ? many : new Set(rows).size;
  return [
    ...figures,
    { name: `tree.${many}.rows-a-refresh`, value: touched, unit: "count", aim: 1 },
    ...(await keptList()),
  ];
};

/** What is kept of each Item of Plaid Sandbox is a file of its own. */
async function keptList(): Promise<readonly Figure[]> {
  const directory = mkdtempSync(path.join(tmpdir(), "balance-lens-bench-"));
  try {
    const folder = textFolder(directory);
    for (let index = 0; index < many; index++) {
      const item = { itemId: `item${index}`, environment: "sandbox", institutionId: "ins_109508", products: ["auth"] };
      await folder.write(`item${index}.json`, JSON.stringify({ item, addedAt: index }));
    }
    const samples: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const began = performance.now();
      const { length } = await folder.readAll();
      samples.push(performance.now() - began);
      if (length !== many) throw new Error(`${length} of ${many} files were read`);
    }
    return [
      { name: `tree.${many}.kept-list`, value: rounded(quantile(samples, 0.5)), unit: "ms", samples: samples.length },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function compare(
  name: string,
  worlds: readonly TreeWorld[],
  work: (world: TreeWorld) => Promise<unknown>,
  { hasRatio = true, aim }: { readonly hasRatio?: boolean; readonly aim?: number } = {},
): Promise<readonly Figure[]> {
  const samples = worlds.map((): number[] => []);
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [side, world] of worlds.entries()) {
      const began = performance.now();
      await work(world);
      if (round >= warmUp) samples[side]?.push(performance.now() - began);
    }
  }
  const [small = 0, large = 0] = samples.map((each) => quantile(each, 0.5));
  const time: Figure = { name: `tree.${many}.${name}`, value: rounded(large), unit: "ms", samples: rounds };
  if (!hasRatio) return [time];
  const against = `${few} Items`;
  const value = rounded(large / small);
  const promised = aim === undefined ? {} : { aim };
  return [time, { name: `tree.${many}.${name}-ratio`, value, unit: "ratio", against, samples: rounds, ...promised }];
}

/** The tree as the extension has it, with a stand-in for the editor's API. */
async function bundledTree(): Promise<(count: number) => TreeWorld> {
  const outfile = path.join(out, "bench", "tree.mjs");
  await build({
    entryPoints: [path.join(import.meta.dirname, "support/window/treeWorld.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { vscode: path.join(import.meta.dirname, "support/window/vscodeStub.ts") },
    logLevel: "warning",
  });
  const { treeWorld } = (await import(pathToFileURL(outfile).href)) as { treeWorld: (count: number) => TreeWorld };
  return treeWorld;
}
