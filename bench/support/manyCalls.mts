/**
 * What a comparison of many calls costs: a log of 6,000 calls of one Item, and of a third as many, told with all its findings
 * and the document of `--json`, beside reading that log. Time that grows with the log makes the ratio the same for both.
 */
import { comparisonDocument } from "../../src/core/documents/comparisonDocument.ts";
import { openSavedInSteps } from "../../src/core/saved/openSaved.ts";
import type { Figure } from "./figure.mts";
import { oneItemLog } from "./oneItemLog.mts";
import { quantile, rounded } from "./quantile.mts";

const calls = 6000;
const rounds = 5;

interface Cost {
  readonly readMs: number;
  readonly tellMs: number;
  readonly findings: number;
}

/** The figures of the logs: without evaluations, with one in five calls, and with a copy that nothing refreshes. */
export function manyCalls(): readonly Figure[] {
  return [
    ...figuresOf("many-calls", {}),
    ...figuresOf("many-evaluations", { withEvaluations: true }),
    ...figuresOf("many-calls-of-one-copy", { copiedEvery: Number.POSITIVE_INFINITY }),
  ];
}

function figuresOf(of: string, log: Parameters<typeof oneItemLog>[1]): readonly Figure[] {
  const logs = [oneItemLog(calls, log), oneItemLog(calls / 3, log)] as const;
  cost(logs[0]);
  const costs: (readonly [Cost, Cost])[] = [];
  for (let round = 0; round < rounds; round += 1) costs.push([cost(logs[0]), cost(logs[1])]);
  const middle = (of: (pair: readonly [Cost, Cost]) => number): number => rounded(quantile(costs.map(of), 0.5));
  const against = "reading the same log";
  const samples = rounds;
  return [
    { name: `saved.${of}.bytes`, value: logs[0].length, unit: "bytes" },
    { name: `saved.${of}.findings`, value: costs[0]?.[0].findings ?? 0, unit: "count" },
    { name: `saved.${of}.read`, value: middle(([one]) => one.readMs), unit: "ms", samples },
    { name: `saved.${of}.tell`, value: middle(([one]) => one.tellMs), unit: "ms", samples },
    {
      name: `saved.${of}.ratio`,
      value: middle(([one]) => one.tellMs / one.readMs),
      unit: "ratio",
      against,
      aim: 3,
      samples,
    },
    {
      name: `saved.${of}.growth`,
      value: middle(([one, third]) => one.tellMs / third.tellMs),
      unit: "ratio",
      against: "a log of a third of the calls",
      aim: 3.2,
      samples,
    },
  ];
}

/** ms of CPU time, of all threads. */
function cost(text: string): Cost {
  const begun = process.cpuUsage();
  const steps = openSavedInSteps([{ source: "app.log", text }], { openedAt: "2026-06-01T00:00:00.000Z", id: "bench" });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const read = process.cpuUsage(begun);
  const [comparison] = step.value.comparisons;
  if (comparison === undefined) throw new Error("the log has no comparison");
  const { findings } = comparisonDocument(comparison);
  const all = process.cpuUsage(begun);
  const ms = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
  return { readMs: ms(read), tellMs: ms(all) - ms(read), findings: findings.length };
}
