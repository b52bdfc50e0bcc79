/** Whether the history slows down as it fills: listing and opening at 2,000 comparisons beside 20. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Comparison } from "../src/core/comparison/comparison.ts";
import { comparisonFileName } from "../src/host/storage/comparisonFile.ts";
import { History } from "../src/host/storage/history.ts";
import { compareScenario } from "../test/builders/compareScenario.ts";
import type { Bench, Figure } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";

const [few, many] = [20, 2000];
const rounds = 30;
const warmUp = 5;

export const run: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-bench-"));
  try {
    const made = await compareScenario("daily-refresh");
    const sides = [historyOf(path.join(folder, "few"), few, made), historyOf(path.join(folder, "many"), many, made)];
    return [
      ...(await compare("list", sides, (history) => history.list())),
      ...(await compare("open-newest", sides, (history) => history.find(() => true))),
      ...(await compare("open-oldest", sides, (history) => history.find((file) => file.comparisonId === idOf(0)))),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function historyOf(directory: string, count: number, made: Comparison): History {
  mkdirSync(directory);
  const text = JSON.stringify(made);
  for (let index = 0; index < count; index++) {
    const startedAt = new Date(Date.parse(made.startedAt) + index * 60_000).toISOString();
    writeFileSync(path.join(directory, comparisonFileName({ ...made, id: idOf(index), startedAt })), text);
  }
  return new History({
    directory,
    keep: many,
    onUnreadable: (name, error) => {
      throw new Error(`${name} could not be read`, { cause: error });
    },
  });
}

function idOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
}

/** Both in turn, each the median of its rounds. */
async function compare(
  name: string,
  sides: readonly History[],
  work: (history: History) => Promise<unknown>,
): Promise<readonly Figure[]> {
  const samples = sides.map((): number[] => []);
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [side, history] of sides.entries()) {
      await setImmediate();
      const began = performance.now();
      const found = await work(history);
      if (found === null) throw new Error(`${name} found nothing`);
      if (round >= warmUp) samples[side]?.push(performance.now() - began);
    }
  }
  const [small = 0, large = 0] = samples.map((each) => quantile(each, 0.5));
  const against = `${few} comparisons`;
  return [
    { name: `history.${many}.${name}`, value: rounded(large), unit: "ms", samples: rounds },
    { name: `history.${many}.${name}-ratio`, value: rounded(large / small), unit: "ratio", against, samples: rounds },
  ];
}
