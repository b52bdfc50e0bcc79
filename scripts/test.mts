/**
 * `npm test [-- LAYER…]`: the checks and every layer, or only the named ones (`checks` is a name too). Each runs even if
 * one before it failed. On stdout a line per layer, and last the sum; everything else goes to stderr, with the time each took at the end, and what
 * helps to understand a failure to `out/`.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import { runChecks } from "./checks/checks.mts";
import { type Spent, spentLines } from "./layers/budget.mts";
import { layers } from "./layers/layers.mts";
import type { LayerResult } from "./layers/result.mts";
import { ensureBuilt } from "./lib/build.mts";
import { exclusively } from "./lib/exclusively.mts";
import { main } from "./lib/main.mts";
import { out } from "./lib/places.mts";
import { messageOf, PlainFailure } from "./lib/step.mjs";

interface Part {
  readonly name: string;
  readonly prepare: () => Promise<unknown>;
  readonly run: () => Promise<LayerResult>;
}

const parts: readonly Part[] = [
  { name: "checks", prepare: ensureBuilt, run: async () => ({ ...(await runChecks()), notes: [] }) },
  ...layers,
];

await main(async () => {
  const results: LayerResult[] = [];
  const spent: Spent[] = [];
  for (const part of chosen(process.argv.slice(2))) {
    process.stderr.write(`\n${part.name}\n`);
    // Two runs in one checkout would take each other's profile and results away.
    const result = await exclusively(`tests-${part.name}`, () => {
      rmSync(path.join(out, part.name), { recursive: true, force: true });
      return outcomeOf(part, (seconds) => spent.push({ name: part.name, seconds }));
    });
    for (const note of result.notes) process.stderr.write(`  ${note}\n`);
    console.log(`${part.name}: ${result.passed} passed, ${result.failed} failed`);
    results.push(result);
  }
  process.stderr.write(`\n${spentLines(spent).join("\n")}\n\n`);
  const sum = (of: "passed" | "failed") => results.reduce((total, result) => total + result[of], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
});

function chosen(names: readonly string[]): readonly Part[] {
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined) {
    throw new PlainFailure(`There is no layer "${unknown}". There are: ${parts.map((part) => part.name).join(", ")}.`);
  }
  return names.length === 0 ? parts : parts.filter((part) => names.includes(part.name));
}

/** What could not even be started has failed once. Tells how many seconds the tests took, without what they need first. */
async function outcomeOf(part: Part, onSpent: (seconds: number) => void): Promise<LayerResult> {
  let began = performance.now();
  try {
    await part.prepare();
    began = performance.now();
    return await part.run();
  } catch (error) {
    return { passed: 0, failed: 1, notes: [messageOf(error)] };
  } finally {
    onSpent((performance.now() - began) / 1000);
  }
}
