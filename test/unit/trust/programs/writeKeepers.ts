import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { changeOf } from "../support/keeperChange.ts";
import { openKeepers } from "../support/keepers.ts";
import { makeChange } from "../support/makeChange.ts";

/** A program of its own: makes the changes from the first on, and says the number of each once it was acknowledged. */
const [folder = "", comparisonText = "", first] = process.argv.slice(2);
const comparison = JSON.parse(comparisonText) as Comparison;
const keepers = openKeepers(folder, () => undefined);
for (let number = Number(first); ; number += 1) {
  await makeChange(keepers, changeOf(number), comparison);
  process.stdout.write(`${JSON.stringify(number)}\n`);
}
