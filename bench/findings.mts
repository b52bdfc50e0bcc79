/**
 * How right the findings are in worlds nobody wrote by hand: a bank model of its own says what was so, the finder sees the
 * answers alone, and a judge holds each statement against the record. Writes `docs/findings.md`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../scripts/lib/places.mts";
import { findingsOf } from "../src/core/causes/findingsOf.ts";
import { sitExam, Tally } from "../test/builders/exam/judge/tally.ts";
import { fewest, leastShare } from "./support/examMarks.mts";
import type { Bench } from "./support/figure.mts";
import { findingsPage } from "./support/page/findingsPage.mts";
import { lowerEnd } from "./support/wilson.mts";

const worldCount = 5000;
/** Worlds between two breaths, in which a stop is heard. */
const sliceSize = 250;

/** Nothing to divide by is nothing wrong. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

export const run: Bench = async () => {
  const tally = new Tally();
  for (let first = 1; first <= worldCount; first += sliceSize) {
    const seeds = Array.from({ length: Math.min(sliceSize, worldCount - first + 1) }, (_, index) => first + index);
    sitExam(seeds, findingsOf, tally);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const page = path.join(root, "docs/findings.md");
  writeFileSync(page, findingsPage(tally, readFileSync(page, "utf8")));
  const [certain, likely, possible] = (["certain", "likely", "possible"] as const).map((each) => tally.rateOf(each));
  const inOrdinary = tally.rateOf("likely", "ordinary");
  const { coverage } = tally;
  const below = [...tally.sayings.values()].filter(
    ({ said, right, certainty }) => said >= fewest && lowerEnd(right, said) < leastShare[certainty],
  );
  const count = (name: string, value: number, aim?: number) => ({
    name: `findings.${name}`,
    value,
    unit: "count" as const,
    ...(aim !== undefined && { aim }),
  });
  const ratio = (name: string, part: number, whole: number, against: string) => ({
    name: `findings.${name}`,
    value: share(part, whole),
    unit: "ratio" as const,
    against,
    samples: whole,
  });
  return [
    count("worlds", tally.worlds),
    count("ordinary-worlds", tally.ordinaryWorlds),
    count("certain-and-wrong", (certain?.said ?? 0) - (certain?.right ?? 0), 0),
    ratio("likely-and-right", likely?.right ?? 0, likely?.said ?? 0, "all that was called likely"),
    ratio("likely-and-right-in-ordinary-worlds", inOrdinary.right, inOrdinary.said, "all that was called likely there"),
    ratio("possible-and-right", possible?.right ?? 0, possible?.said ?? 0, "all that was called possible"),
    count("codes-below-their-word", below.length, 0),
    ratio("differences-with-likely-cause", coverage.likely, coverage.differences, "differences in ordinary worlds"),
    ratio("right-cause-called-likely", coverage.rightLikely, coverage.differences, "differences in ordinary worlds"),
    ratio(
      "right-cause-in-first-two",
      coverage.rightAmongFirstTwo,
      coverage.differences,
      "differences in ordinary worlds",
    ),
    count("differences-without-statement", tally.unreported.length, 0),
    count("ages-outside", tally.agesOutside.length, 0),
    count("unknown-codes", tally.unknown.size, 0),
  ];
};
