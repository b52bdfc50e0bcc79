/** What every window pays: loading the extension's main file beside loading an empty extension, each in a fresh process. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuilt } from "../scripts/lib/build.mts";
import { dist, root } from "../scripts/lib/places.mts";
import type { Bench } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";

const runs = 21;

interface Loaded {
  readonly ms: number;
  readonly heapBytes: number;
}

export const run: Bench = async () => {
  await ensureBuilt();
  const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-bench-"));
  try {
    const empty = path.join(folder, "empty.js");
    writeFileSync(empty, `"use strict";const vscode=require("vscode");exports.activate=()=>{vscode};\n`);
    const [ours, others] = [[], []] as [Loaded[], Loaded[]];
    for (let round = 0; round < runs; round++) {
      ours.push(load(path.join(dist, "extension.js")));
      others.push(load(empty));
    }
    const [oursMs, emptyMs] = [ours, others].map((each) =>
      quantile(
        each.map(({ ms }) => ms),
        0.5,
      ),
    ) as [number, number];
    const against = "an empty extension";
    const heap = quantile(
      ours.map(({ heapBytes }) => heapBytes),
      0.5,
    );
    return [
      { name: "load.main", value: rounded(oursMs), unit: "ms", samples: runs },
      { name: "load.empty", value: rounded(emptyMs), unit: "ms", samples: runs },
      { name: "load.main-ratio", value: rounded(oursMs / emptyMs), unit: "ratio", against, aim: 1.5, samples: runs },
      { name: "load.main-heap", value: heap, unit: "bytes", samples: runs },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function load(file: string): Loaded {
  const program = path.join(import.meta.dirname, "support/loadedExtension.mts");
  return JSON.parse(
    execFileSync(process.execPath, [program, file, apiNames().join(",")], { encoding: "utf8" }),
  ) as Loaded;
}

/** Everything `vscode` exports by name. */
function apiNames(): readonly string[] {
  const types = readFileSync(path.join(root, "node_modules/@types/vscode/index.d.ts"), "utf8");
  const names = types.matchAll(/^\t(?:export )?(?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm);
  return [...new Set(Array.from(names, ([, name]) => name ?? ""))].sort();
}
