/** What activation costs in a real extension host, beside an empty extension in the same host; each host is a fresh one. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { emptyProfile, runSuite } from "../scripts/integration/runSuite.mts";
import { ensureBuilt } from "../scripts/lib/build.mts";
import { extensionId, out } from "../scripts/lib/places.mts";
import type { Bench } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";

const runs = 7;
/** One before ours and one after it: whatever the host does meanwhile meets both sides. */
const emptyIds = ["balance-lens-bench.before", "balance-lens-bench.after"];
/** Whoever comes first pays for what all need: an empty one that is not measured. */
const firstId = "balance-lens-bench.first";
const folder = path.join(out, "bench", "activation");

type Measured = Readonly<Record<string, { readonly ms: number; readonly files: readonly string[] }>>;

export const run: Bench = async () => {
  await ensureBuilt();
  const [ours, empty] = [[], []] as [number[], number[]];
  let loaded: readonly string[] = [];
  for (let round = 0; round < runs; round++) {
    const [before = "", after = ""] = emptyIds;
    const measured = await activated([firstId, before, extensionId, after]);
    ours.push(measured[extensionId]?.ms ?? Number.NaN);
    empty.push(...emptyIds.map((id) => measured[id]?.ms ?? Number.NaN));
    loaded = measured[extensionId]?.files ?? [];
  }
  const [oursMs, emptyMs] = [quantile(ours, 0.5), quantile(empty, 0.5)];
  const against = "an empty extension in the same host";
  return [
    { name: "activation.ours", value: rounded(oursMs), unit: "ms", samples: runs },
    { name: "activation.empty", value: rounded(emptyMs), unit: "ms", samples: empty.length },
    { name: "activation.more", value: rounded(oursMs - emptyMs), unit: "ms", against, aim: 10, samples: runs },
    { name: "activation.files-loaded", value: loaded.length, unit: "count", aim: 1, samples: runs },
  ];
};

async function activated(order: readonly string[]): Promise<Measured> {
  rmSync(folder, { recursive: true, force: true });
  const suite = path.join(folder, "suite.js");
  await build({
    entryPoints: [path.join(import.meta.dirname, "support/window/activationSuite.ts")],
    outfile: suite,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    define: { ORDER: JSON.stringify(JSON.stringify({ order })) },
    logLevel: "warning",
  });
  const profile = emptyProfile();
  for (const id of [firstId, ...emptyIds]) installEmpty(profile.extensions, id);
  const { exitCode } = await runSuite({ suite, profile, log: path.join(folder, "window.log") });
  if (exitCode !== 0) throw new Error(`VS Code ended with ${exitCode}: see ${path.join(folder, "window.log")}`);
  return JSON.parse(readFileSync(path.join(folder, "activation.json"), "utf8")) as Measured;
}

/** An extension that does nothing, where VS Code looks for those installed. */
function installEmpty(extensions: string, id: string): void {
  const place = path.join(extensions, `${id}-0.0.1`);
  mkdirSync(place, { recursive: true });
  const [publisher, name] = id.split(".");
  const manifest = {
    ...{ publisher, name, version: "0.0.1", main: "./empty.js", engines: { vscode: "^1.101.0" } },
    ...{ activationEvents: ["onCommand:balanceLensBench.never"], extensionKind: ["workspace"] },
  };
  writeFileSync(path.join(place, "package.json"), JSON.stringify(manifest));
  const code = `"use strict";const vscode=require("vscode");exports.activate=()=>{vscode};\n`;
  writeFileSync(path.join(place, "empty.js"), code);
}
