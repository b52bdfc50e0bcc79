/**
 * `npm test [-- LAYER…]`: the checks and every layer, or only the named ones (`checks` is a name too). Each runs even if
 * another failed. On stdout a line per layer, and last the sum; everything else goes to stderr, with the time each took at the end, and what
 * helps to understand a failure to `out/`.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import { runChecks } from "./checks/checks.mts";
import { type PartName, type Spent, spentLines, turns } from "./layers/budget.mts";
import { type Layer, layers } from "./layers/layers.mts";
import type { LayerResult } from "./layers/result.mts";
import { ensureBuilt } from "./lib/build.mts";
import { exclusively } from "./lib/exclusively.mts";
import { main } from "./lib/main.mts";
import { cache, out } from "./lib/places.mts";
import { messageOf, PlainFailure } from "./lib/step.mjs";

const checks: Layer = {
  name: "checks",
  prepare: ensureBuilt,
  run: async () => ({ ...(await runChecks()), notes: [] }),
};
const parts: readonly Layer[] = [checks, ...layers];

// Tests start many processes of Node: each then finds compiled what the first read. Made anew in each run, since windows have
// copies of the extension in folders of their own, of which the next run has no use.
const compiled = path.join(cache, "compiled");
rmSync(compiled, { recursive: true, force: true });
process.env.NODE_COMPILE_CACHE = compiled;

await main(async () => {
  const asked = chosen(process.argv.slice(2));
  const spent: Spent[] = [];
  // Nothing is built or downloaded while something runs: what several of them need is made once, and takes none of their time.
  const unprepared = new Map<Layer, LayerResult>();
  for (const part of asked) {
    await part.prepare().catch((error) => unprepared.set(part, failedToStart(error)));
  }
  const results: LayerResult[] = [];
  const runLane = async (lane: readonly PartName[]) => {
    for (const part of lane.flatMap((name) => asked.filter((each) => each.name === name))) {
      process.stderr.write(`\n${part.name}\n`);
      const result = unprepared.get(part) ?? (await runAlone(part, spent));
      for (const note of result.notes) process.stderr.write(`  ${note}\n`);
      console.log(`${part.name}: ${result.passed} passed, ${result.failed} failed`);
      results.push(result);
    }
  };
  const began = performance.now();
  for (const lanes of turns) await Promise.all(lanes.map(runLane));
  const seconds = (performance.now() - began) / 1000;
  process.stderr.write(`\n${spentLines(spent, seconds).join("\n")}\n\n`);
  const sum = (of: "passed" | "failed") => results.reduce((total, result) => total + result[of], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
});

function chosen(names: readonly string[]): readonly Layer[] {
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined) {
    throw new PlainFailure(`There is no layer "${unknown}". There are: ${parts.map((part) => part.name).join(", ")}.`);
  }
  return names.length === 0 ? parts : parts.filter((part) => names.includes(part.name));
}

/** Runs a part while no other run of this checkout does: two would take each other's profile and results away. */
function runAlone(part: Layer, spent: Spent[]): Promise<LayerResult> {
  return exclusively(`tests-${part.name}`, async () => {
    rmSync(path.join(out, part.name), { recursive: true, force: true });
    const began = performance.now();
    try {
      return await part.run();
    } catch (error) {
      return failedToStart(error);
    } finally {
      spent.push({ name: part.name, seconds: (performance.now() - began) / 1000 });
    }
  });
}

/** What could not even be started has failed once. */
function failedToStart(error: unknown): LayerResult {
  return { passed: 0, failed: 1, notes: [messageOf(error)] };
}
