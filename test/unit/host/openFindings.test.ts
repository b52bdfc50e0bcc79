import { expect, test } from "vitest";
import type { Comparison } from "../../../src/core/comparison.ts";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { OpenFindings } from "../../../src/host/panel/openFindings.ts";
import { readFindings } from "../../../src/protocol/findingsText.ts";
import { findingWords } from "../../../src/text/findingWords.ts";
import { compareItem, emulatorWith } from "../../builders/compareScenario.ts";

function openFindings(load = () => Promise.resolve({ findingsOf, findingWords })) {
  const errors: unknown[] = [];
  return { findings: new OpenFindings(load, (error) => errors.push(error)), errors };
}

const comparisonOf = (scenario: string): Promise<Comparison> => compareItem(emulatorWith(scenario));

test("the findings are those of the comparison that is open, and worked out once for it", async () => {
  const comparison = await comparisonOf("daily-refresh");
  const { findings } = openFindings();
  await findings.follow(comparison);
  expect(findings.found).toEqual(findingsOf(comparison));
  expect(findings.found).not.toEqual([]);
  expect(findings.follow(comparison)).toBeNull();
  // The page carries none of the words.
  expect(readFindings(findings.text)).toEqual({ findings: findings.found, words: findingWords(findings.found) });
});

test("while a comparison runs there are none, nor those of the one before", async () => {
  const comparison = await comparisonOf("daily-refresh");
  const { findings } = openFindings();
  await findings.follow(comparison);
  expect(findings.follow({ ...comparison, status: "running" })).toBeNull();
  expect(findings.found).toEqual([]);
  expect(findings.follow(null)).toBeNull();
});

test("a comparison that cannot be explained is a failure beside its answers, until another is open", async () => {
  const comparison = await comparisonOf("just-linked");
  const broken = new Error("the chunk is gone");
  let isGone = true;
  const { findings, errors } = openFindings(async () => {
    if (isGone) throw broken;
    return { findingsOf, findingWords };
  });
  await findings.follow(comparison);
  expect(errors).toEqual([broken]);
  expect(findings).toMatchObject({ found: [], failure: { reason: "internal" } });

  isGone = false;
  const next = { ...comparison, id: "next" };
  await findings.follow(next);
  expect(findings).toMatchObject({ found: findingsOf(next), failure: null });
});
