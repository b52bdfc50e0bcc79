import { expect } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { FailureReason } from "../../../../src/core/failure/errors.ts";
import type { Reading } from "../../../../src/core/reading/reading.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { failureActions, failureSentence } from "../../../../src/text/findings/failureSentence.ts";
import { findingSentence } from "../../../../src/text/findings/findingSentence.ts";
import { canaries, faultyWorld } from "./faultyWorld.ts";

/** What becomes of the faulty call: a reason, or a reading all the same. */
export type Expected = FailureReason | "ok";

const context = createTextContext({ locale: "en", messages: {} });

const readingOf = (comparison: Comparison): Reading => {
  const reading = comparison.readings.find(({ pass }) => pass === "real-time");
  if (reading === undefined) throw new Error("the faulty call has no reading");
  return reading;
};
const others = (comparison: Comparison) => comparison.readings.filter(({ pass }) => pass !== "real-time");

/** What is promised of every fault, whatever it is. */
export async function expectHandled(
  comparison: Comparison,
  server: readonly unknown[],
  expected: Expected,
): Promise<void> {
  const reading = readingOf(comparison);
  if (reading.outcome === "failed") {
    expect(reading.failure.reason).toBe(expected);
    const { sentence, action } = failureSentence(reading.failure, context);
    expect(sentence).toMatch(/^\S.*\S$/);
    expect(failureActions).toContain(action);
    expect(action).not.toBe("none");
  } else expect(reading.outcome).toBe(expected);

  await using healthy = await faultyWorld();
  const baseline = await healthy.compare();
  expect(others(comparison).map(({ id, outcome }) => [id, outcome])).toEqual(
    others(baseline).map(({ id, outcome }) => [id, outcome]),
  );
  const cached = (each: Comparison) =>
    each.readings.filter(({ pass }) => pass === "cached").map(({ accounts }) => accounts);
  expect(cached(comparison)).toEqual(cached(baseline));
  for (const finding of findingsOf(comparison)) {
    expect(findingSentence(finding, context)).toBeTruthy();
  }
  for (const each of comparison.readings) {
    if (each.outcome !== "skipped") expect(each.latencyMs).toBeGreaterThanOrEqual(0);
  }
  const shown = JSON.stringify(comparison);
  for (const [name, canary] of Object.entries(canaries)) {
    for (const form of [canary, encodeURIComponent(canary)]) expect(shown.includes(form), `${name} leaked`).toBe(false);
  }
  // The canaries were sent, so their absence means something.
  expect(JSON.stringify(server)).toContain(canaries.token);
}
