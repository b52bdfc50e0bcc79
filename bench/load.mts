/**
 * What the extension costs before it does anything: loading its main file beside loading an empty extension, each in a
 * fresh process; and what the first use then loads beside it.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuilt } from "../scripts/lib/build.mts";
import { dist, root } from "../scripts/lib/places.mts";
import type { Bench, Figure } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";

const runs = 31;

interface Loaded {
  /** ms, of each file. */
  readonly ms: readonly number[];
  readonly heapBytes: number;
}

export const run: Bench = async () => {
  await ensureBuilt();
  const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-bench-"));
  try {
    const empty = path.join(folder, "empty.js");
    writeFileSync(empty, `"use strict";const vscode=require("vscode");exports.activate=()=>{vscode};\n`);
    const ours = ["extension", "session"].map((name) => path.join(dist, `${name}.js`));
    const loads = { main: [] as Loaded[], empty: [] as Loaded[], all: [] as Loaded[] };
    for (let round = 0; round < runs; round++) {
      loads.main.push(load(ours.slice(0, 1)));
      loads.empty.push(load([empty]));
      loads.all.push(load(ours));
    }
    return figuresOf(loads);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function figuresOf(loads: Record<"main" | "empty" | "all", readonly Loaded[]>): readonly Figure[] {
  const median = (values: readonly number[]) => quantile(values, 0.5);
  const first = (of: readonly Loaded[]) => median(of.map(({ ms }) => ms[0] ?? 0));
  const [main, empty] = [first(loads.main), first(loads.empty)];
  // Each counts all that was loaded up to it.
  const upTo = (file: number) =>
    median(loads.all.map(({ ms }) => ms.slice(0, file + 1).reduce((sum, each) => sum + each, 0)));
  const figure = (name: string, ms: number): Figure => ({ name, value: rounded(ms), unit: "ms", samples: runs });
  const heap = median(loads.main.map(({ heapBytes }) => heapBytes));
  const against = "an empty extension";
  return [
    figure("load.main", main),
    figure("load.empty", empty),
    { name: "load.main-ratio", value: rounded(main / empty), unit: "ratio", against, aim: 1.5, samples: runs },
    { name: "load.main-heap", value: heap, unit: "bytes", samples: runs },
    figure("load.first-use", upTo(1)),
  ];
}

function load(files: readonly string[]): Loaded {
  const program = path.join(import.meta.dirname, "support/window/loadedExtension.mts");
  return JSON.parse(
    execFileSync(process.execPath, [program, apiNames().join(","), ...files], { encoding: "utf8" }),
  ) as Loaded;
}

/** Everything `vscode` exports by name. */
function apiNames(): readonly string[] {
  const types = readFileSync(path.join(root, "node_modules/@types/vscode/index.d.ts"), "utf8");
  const names = types.matchAll(/^\t(?:export )?(?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm);
  return [...new Set(Array.from(names, ([, name]) => name ?? ""))].sort();
}
