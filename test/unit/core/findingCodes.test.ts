import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { findingCases } from "../../builders/findingCases.ts";

const page = readFileSync(new URL("../../../docs/findings.md", import.meta.url), "utf8");

/** The codes of the page's numbered list, fact or cause. */
const listed = new Set(
  page
    .split("\n")
    .flatMap((line) => (/^\| \d+ \|/.test(line) ? [...line.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)] : []))
    .map(([, code = ""]) => code)
    // The list also names fields of answers.
    .filter((code) => !["available", "current"].includes(code)),
);

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
