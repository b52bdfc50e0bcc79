import { expect, test } from "vitest";
import type { Finding, Severity } from "../../../src/core/findings/finding.ts";
import { shownFindings } from "../../../src/protocol/shownFindings.ts";
import { findingOf } from "../../builders/factsAndCauses.ts";

function facts(count: number, of: Partial<Finding> & { readonly code: string }): readonly Finding[] {
  return Array.from({ length: count }, (_, place) => place + 1).flatMap((number) => {
    const fact = findingOf({ ...of, id: `${of.code}#${number}` });
    return [fact, findingOf({ id: `cause-${of.code}#${number}`, code: "cause", explains: fact.id })];
  });
}

const ofAccount = (severity: Severity, accountId = "a") => ({ severity, accountIds: [accountId] });

test("a page gets all findings of an ordinary comparison, and is told that none are left out", () => {
  const findings = facts(120, { code: "differs", ...ofAccount("warning") });
  expect(shownFindings(findings)).toEqual({ findings, left: { notes: 0, others: 0 } });
});

test("of a log's tens of thousands it gets the first of each severity with their causes, and how many it does not get", () => {
  const findings = [
    ...facts(700, { code: "differs", ...ofAccount("warning") }),
    ...facts(10_000, { code: "changed", ...ofAccount("info") }),
  ];
  const shown = shownFindings(findings);
  const ids = new Set(shown.findings.map(({ id }) => id));
  expect(shown.findings).toEqual(findings.filter(({ id }) => ids.has(id)));
  expect(ids.has("differs#200") && ids.has("cause-differs#200")).toBe(true);
  expect(ids.has("differs#201") || ids.has("cause-differs#201")).toBe(false);
  expect(shown.left).toEqual({ notes: 9800, others: 500 });
});

test("it gets each kind of fact about each account, however many of another kind come first", () => {
  const findings = [
    ...facts(2000, { code: "differs", ...ofAccount("warning") }),
    ...facts(1, { code: "debit-not-covered", ...ofAccount("warning") }),
    ...facts(2, { code: "differs", ...ofAccount("warning", "b") }).map((each) => ({ ...each, id: `b-${each.id}` })),
  ];
  const ids = shownFindings(findings).findings.map(({ id }) => id);
  expect(ids).toContain("debit-not-covered#1");
  expect(ids).toContain("b-differs#1");
  expect(ids).not.toContain("b-differs#2");
});

test("a finding names the first of the thousands of responses that show the same number", () => {
  const readings = Array.from({ length: 9000 }, (_, place) => `cached:/accounts/get#${place}`);
  const evidence = readings.map((readingId) => ({ readingId, accountId: "a", field: "available" }));
  const [shown] = shownFindings([findingOf({ id: "f#1", code: "f", readings, evidence })]).findings;
  expect(shown?.readings).toEqual(readings.slice(0, 50));
  expect(shown?.evidence).toEqual(evidence.slice(0, 50));
});
