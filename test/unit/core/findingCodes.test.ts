import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { findingCases } from "../../builders/findingCases.ts";

const page = readFileSync(new URL("../../../docs/findings.md", import.meta.url), "utf8");

test("every finding that any case tells is on the page that lists them", () => {
  const told = Object.values(findingCases)
    .flat()
    .flatMap(({ comparison }) => findingsOf(comparison).map((finding) => finding.code));
  const missing = [...new Set(told)].filter((code) => !page.includes(`\`${code}\``));
  expect(missing).toEqual([]);
});

test("every code the page names is told by some case, so that none outlives its cause", () => {
  const told = new Set(
    Object.values(findingCases)
      .flat()
      .flatMap(({ comparison }) => findingsOf(comparison).map((finding) => finding.code)),
  );
  const listed = page
    .split("\n")
    .flatMap((line) => (/^\| \d+ \|/.test(line) ? [...line.matchAll(/`([a-z]+-[a-z-]+)`/g)] : []));
  expect(listed.map(([, code = ""]) => code).filter((code) => !told.has(code))).toEqual([]);
});
