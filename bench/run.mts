/**
 * Runs the benches of this folder one after another and prints one line of JSON a figure; without names, all of them,
 * and writes `docs/performance.md`. Arguments: names of benches, and `--peer URL` for another server to measure beside ours.
 */
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/lib/places.mts";
import { messageOf } from "../scripts/lib/step.mjs";
import type { Bench } from "./support/figure.mts";
import { describeMachine, load } from "./support/machine.mts";
import { type Outcome, performancePage } from "./support/page/performancePage.mts";

/** Benches that take too long to be run with the others, tell nothing that another day would change, or need what is not kept here. */
const onlyByName = ["soak", "attack", "tasks", "codePrecision"];

/** Resolves to the exit code: 1 when a bench could not run; a figure past its aim is shown, not judged. */
export async function runBenches(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { peer: { type: "string" } },
    allowPositionals: true,
  });
  const names = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(".mts") && file !== "run.mts")
    .map((file) => path.basename(file, ".mts"));
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
    return 1;
  }
  const isWhole = positionals.length === 0;
  const before = load();
  const outcomes = new Map<string, Outcome>();
  for (const name of isWhole ? names.filter((each) => !onlyByName.includes(each)) : positionals) {
    console.error(`${name} …`);
    outcomes.set(name, await outcomeOf(name, values.peer ?? null));
  }
  if (isWhole) {
    const date = new Date().toISOString().slice(0, 10);
    const page = performancePage({ machine: describeMachine(), load: [before, load()], date, outcomes });
    writeFileSync(path.join(root, "docs/performance.md"), page);
  }
  return [...outcomes.values()].some((outcome) => "failure" in outcome) ? 1 : 0;
}

async function outcomeOf(name: string, peer: string | null): Promise<Outcome> {
  try {
    const { run } = (await import(`./${name}.mts`)) as { run: Bench };
    const figures = await run({ peer });
    for (const figure of figures) console.log(JSON.stringify(figure));
    return { figures };
  } catch (error) {
    console.error(error);
    return { failure: messageOf(error).split("\n", 1)[0] ?? "" };
  }
}
