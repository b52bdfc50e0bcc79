import { expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { sitExam } from "../../../builders/exam/judge/tally.ts";

// The gate of the findings. Other worlds than the bench counts, and fewer: `npm run bench -- findings` measures each code.
// What fails is listed with its world: `node test/builders/exam/show.mts WORLD` prints that with every statement judged.

const tally = sitExam(
  Array.from({ length: 400 }, (_, index) => 200_001 + index),
  findingsOf,
);

/** So many are shown of what is wrong; the rest is counted. */
const shown = 25;

function listOf(lines: readonly string[]): readonly string[] {
  return lines.length <= shown ? lines : [...lines.slice(0, shown), `and ${lines.length - shown} more`];
}

function wrongOf(certainty: "certain" | "likely"): readonly string[] {
  return tally.wrong
    .filter((each) => each.certainty === certainty)
    .map(
      ({ code, seed, family, said, truth }) =>
        `${code}, ${certainty}, world ${seed} (${family}): claimed ${said}; true: ${truth}`,
    );
}

/** The list fails the test only where the share is too small: then it says what to mend. */
function expectShare(share: number, least: number, list: readonly string[]): void {
  if (share < least) expect({ share, list: listOf(list) }).toEqual({ share: `at least ${least}`, list: [] });
}

test("every code is one that the exam can judge", () => {
  expect([...tally.unknown].map(([code, { seed }]) => `${code}, world ${seed}`)).toEqual([]);
});

test("nothing that is called certain is wrong", () => {
  expect(listOf(wrongOf("certain"))).toEqual([]);
});

test("what is called likely is right in 95 of 100", () => {
  const { said, right } = tally.rateOf("likely");
  expect(said).toBeGreaterThan(200);
  expectShare(right / said, 0.95, wrongOf("likely"));
});

test("in ordinary worlds, 80 of 100 differences get a cause at likely or better", () => {
  const { differences, likely } = tally.coverage;
  expect(differences).toBeGreaterThan(100);
  expectShare(likely / differences, 0.8, uncovered());
});

test("and the right one is among the first two stated in 95 of 100", () => {
  const { differences, rightAmongFirstTwo } = tally.coverage;
  expectShare(rightAmongFirstTwo / differences, 0.95, uncovered());
});

function uncovered(): readonly string[] {
  return tally.uncovered.map(({ seed, what }) => `world ${seed}: ${what}`);
}

test("no difference between two answers goes without a statement", () => {
  expect(listOf(tally.unreported.map(({ seed, what }) => `world ${seed}: ${what}`))).toEqual([]);
});

test("no number's true moment lies outside the interval that is stated", () => {
  expect(listOf(tally.agesOutside.map(({ seed, what }) => `world ${seed}: ${what}`))).toEqual([]);
});
