/**
 * How well the findings explain worlds nobody wrote by hand: several causes at once with distractors beside them, the
 * truth read from the emulator's own books, the finder shown Plaid's answers alone. Writes `docs/findings.md`.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../scripts/lib/places.mts";
import { generateWorld, profiles } from "../test/builders/worlds/generateWorld.ts";
import { type Judgement, judgedCodes, judgeWorld } from "../test/builders/worlds/judgeWorld.ts";
import { unexplainedDifferences } from "../test/builders/worlds/unexplainedDifferences.ts";
import type { Bench } from "./support/figure.mts";
import { type Confusion, findingsPage } from "./support/findingsPage.mts";

const worldCount = 100 * profiles.length;

/** Nothing to divide by is nothing wrong. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function countUp(judgements: readonly Judgement[]): Map<string, Confusion> {
  const matrix = new Map<string, Confusion>(
    judgedCodes.map((code) => [code, { code, right: 0, missed: 0, invented: 0, certainAndWrong: 0 }]),
  );
  for (const { truth, found } of judgements) {
    for (const key of truth) {
      const row = matrix.get(key.split(" ", 1)[0] ?? "");
      if (row === undefined) throw new Error(`no such code: ${key}`);
      if (found.has(key)) row.right += 1;
      else row.missed += 1;
    }
    for (const [key, finding] of found) {
      const row = matrix.get(finding.code);
      if (row === undefined || truth.has(key)) continue;
      row.invented += 1;
      if (finding.certainty === "certain") row.certainAndWrong += 1;
    }
  }
  return matrix;
}

export const run: Bench = async () => {
  const judgements: Judgement[] = [];
  for (let seed = 1; seed <= worldCount; seed += 1) judgements.push(await judgeWorld(generateWorld(seed)));
  const rows = [...countUp(judgements).values()];
  const untold = judgements.reduce((sum, { comparison }) => sum + unexplainedDifferences(comparison).length, 0);
  writeFileSync(path.join(root, "docs/findings.md"), findingsPage({ rows, worldCount, untold }));
  const lowest = (of: (row: Confusion) => number): number => Math.min(...rows.map(of));
  return [
    { name: "findings.worlds", value: worldCount, unit: "count" },
    {
      name: "findings.lowest-recall",
      value: lowest(({ right, missed }) => share(right, right + missed)),
      unit: "ratio",
      against: "what the emulator's books say",
    },
    {
      name: "findings.lowest-precision",
      value: lowest(({ right, invented }) => share(right, right + invented)),
      unit: "ratio",
      against: "what the emulator's books say",
    },
    {
      name: "findings.certain-and-wrong",
      value: rows.reduce((sum, row) => sum + row.certainAndWrong, 0),
      unit: "count",
      aim: 0,
    },
    { name: "findings.differences-without-finding", value: untold, unit: "count", aim: 0 },
  ];
};
