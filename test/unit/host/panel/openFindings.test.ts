import { expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { OpenFindings } from "../../../../src/host/panel/openFindings.ts";
import { parseFindings } from "../../../../src/protocol/findingsText.ts";
import { messagesOfFindings } from "../../../../src/text/findings/messagesOfFindings.ts";
import { compareItem, emulatorWith } from "../../../builders/compareScenario.ts";

function openFindings() {
  const errors: unknown[] = [];
  return { findings: new OpenFindings((error) => errors.push(error)), errors };
}

const comparisonOf = (scenario: string): Promise<Comparison> => compareItem(emulatorWith(scenario));

test("the findings are those of the comparison that is open, and worked out once for it", async () => {
  const comparison = await comparisonOf("daily-refresh");
  const { findings } = openFindings();
  findings.follow(comparison);
  expect(findings.found).toEqual(findingsOf(comparison));
  expect(findings.found).not.toEqual([]);
  const worked = findings.found;
  findings.follow(comparison);
  expect(findings.found).toBe(worked);
  // The page carries none of the words.
  expect(parseFindings(findings.text)).toEqual({
    findings: findings.found,
    words: messagesOfFindings(findings.found),
    left: { notes: 0, others: 0 },
  });
});

test("while a comparison runs there are none, nor those of the one before", async () => {
  const comparison = await comparisonOf("daily-refresh");
  const { findings } = openFindings();
  findings.follow(comparison);
  findings.follow({ ...comparison, status: "running" });
  expect(findings.found).toEqual([]);
  findings.follow(comparison);
  findings.follow(null);
  expect(findings.found).toEqual([]);
});

test("a comparison that cannot be explained is a failure beside its answers, until another is open", async () => {
  const comparison = await comparisonOf("just-linked");
  const { findings, errors } = openFindings();
  // No rule expects a comparison without readings.
  findings.follow({ ...comparison, readings: null } as unknown as Comparison);
  expect(errors).toEqual([expect.any(TypeError)]);
  expect(findings).toMatchObject({ found: [], failure: { reason: "internal" } });

  const next = { ...comparison, id: "next" };
  findings.follow(next);
  expect(findings).toMatchObject({ found: findingsOf(next), failure: null });
});
