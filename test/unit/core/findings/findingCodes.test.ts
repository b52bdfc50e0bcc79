import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { findingsOf } from "../../../../src/core/findings/findingsOf.ts";
import { anyComparison, anySaved } from "../../../builders/anyComparison.ts";
import { findingCases } from "../../../builders/findingCases.ts";

const page = readFileSync(new URL("../../../../docs/findings.md", import.meta.url), "utf8");

/** The rows of the page's numbered list: what stands in each cell. */
const rows = page
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\|\s*|\s*\|$/g, "").trim()));

/** The codes of the list, fact or cause, with the most that each may be called. */
const most = new Map(
  rows.flatMap(([, , told = ""]) =>
    [...told.matchAll(/`([a-z]+(?:-[a-z]+)*)` \((certain|likely|possible)\)/g)].map(
      ([, code = "", certainty = ""]) => [code, certainty] as const,
    ),
  ),
);
const listed = new Set(most.keys());

const told = new Set(
  Object.values(findingCases)
    .flat()
    .flatMap(({ comparison }) => findingsOf(comparison).map((finding) => finding.code)),
);

test("every finding that any case tells is in the page's list", () => {
  expect([...told].filter((code) => !listed.has(code))).toEqual([]);
});

test("every code the list names is told by some case, so that none outlives its cause", () => {
  expect([...listed].filter((code) => !told.has(code))).toEqual([]);
});

const ranks = ["possible", "likely", "certain"];

test("each row of the list names its evidence, the most it may say and what would settle it, or why it has no finding", () => {
  expect(rows.length).toBeGreaterThan(50);
  for (const [no, why, told = "", evidence = "", settledBy = ""] of rows) {
    if (told.startsWith("none: ")) expect(told.length, `${no} ${why}`).toBeGreaterThan(20);
    else {
      expect(told, `${no} ${why}`).toMatch(/^(`[a-z-]+` \((certain|likely|possible)\)(, |$))+$/);
      expect(evidence.length, `${no}: evidence`).toBeGreaterThan(10);
      expect(settledBy, `${no}: what settles it`).not.toBe("");
    }
  }
});

/** The code, where it is called more than its row allows. */
function tooSure({ code, certainty }: Finding): readonly string[] {
  return ranks.indexOf(certainty) > ranks.indexOf(most.get(code) ?? "") ? [`${code} ${certainty}`] : [];
}

test("nothing is called more than its row allows: in the cases, in drawn comparisons, in saved ones", () => {
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
