import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CodeEntry } from "../../../../src/core/causes/cause.ts";
import { codes, rules } from "../../../../src/core/causes/everyCause.ts";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { gapCauses } from "../../../../src/core/causes/gap/gapCauses.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { anyComparison, anySaved } from "../../../builders/anyComparison.ts";
import { findingCases } from "../../../builders/findingCases.ts";

const page = readFileSync(new URL("../../../../docs/findings.md", import.meta.url), "utf8");

/** The rows of the page's numbered list: what stands in each cell. */
const rows = page
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\|\s*|\s*\|$/g, "").trim()));

const codesFound = new Set(
  Object.values(findingCases)
    .flat()
    .flatMap(({ comparison }) => findingsOf(comparison).map((finding) => finding.code)),
);

test("every code that a rule states is told by some case, so that none outlives its cause", () => {
  expect(Object.keys(codes).filter((code) => !codesFound.has(code))).toEqual([]);
});

test("no two rules have the same place, and no two causes of a gap that are about the same", () => {
  const places = [...rules, ...gapCauses].map((each) => `${"about" in each ? each.about : "rule"} ${each.place}`);
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
});

const ranks = ["possible", "likely", "certain"];

test("each row of the list names its evidence, the most it may say and what would settle it, or why it has no finding", () => {
  expect(rows.length).toBeGreaterThan(50);
  for (const [no, why, codesFound = "", evidence = "", settledBy = ""] of rows) {
    if (codesFound.startsWith("none: ")) expect(codesFound.length, `${no} ${why}`).toBeGreaterThan(20);
    else {
      expect(codesFound, `${no} ${why}`).toMatch(/^(`[a-z-]+` \((certain|likely|possible)\)(, |$))+$/);
      expect(evidence.length, `${no}: evidence`).toBeGreaterThan(10);
      expect(settledBy, `${no}: what settles it`).not.toBe("");
    }
  }
});

const most: Readonly<Record<string, CodeEntry>> = codes;

/** The code, where it is called more than it may be. */
function tooSure({ code, certainty }: Finding): readonly string[] {
  return ranks.indexOf(certainty) > ranks.indexOf(most[code]?.most ?? "") ? [`${code} ${certainty}`] : [];
}

test("nothing is called more than it may be: in the cases, in drawn comparisons, in saved ones", () => {
  const cases = Object.values(findingCases).flat();
  expect(cases.flatMap(({ comparison }) => findingsOf(comparison).flatMap(tooSure))).toEqual([]);
  for (const comparisons of [anyComparison, anySaved]) {
    fc.assert(
      fc.property(comparisons, (comparison) => {
        expect(findingsOf(comparison).flatMap(tooSure)).toEqual([]);
      }),
    );
  }
});
