/**
 * Runs the benches of this folder one after another and prints one line of JSON a figure.
 * Arguments: names of benches to run (all without one), and `--peer URL` for another server to measure beside ours.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Bench } from "./support/figure.mts";

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
  let failed = 0;
  for (const name of positionals.length > 0 ? positionals : names) {
    console.error(`${name} …`);
    try {
      const { run } = (await import(`./${name}.mts`)) as { run: Bench };
      for (const figure of await run({ peer: values.peer ?? null })) console.log(JSON.stringify(figure));
    } catch (error) {
      failed++;
      console.error(error);
    }
  }
  return failed === 0 ? 0 : 1;
}
