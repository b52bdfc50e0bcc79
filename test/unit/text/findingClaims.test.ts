import { describe, expect, test } from "vitest";
import type { Comparison } from "../../../src/core/comparison.ts";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { plainText } from "../../../src/text/fillSegments.ts";
import { findingSentence } from "../../../src/text/findingSentence.ts";
import { checking } from "../../builders/accounts.ts";
import { comparisonOf, okReading } from "../../builders/comparison.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

/** What is said with a code, each as `certainty: sentence`. */
function said(comparison: Comparison, code: string): readonly string[] {
  return findingsOf(comparison)
    .filter((finding) => finding.code === code)
    .map((finding) => `${finding.certainty}: ${plainText(findingSentence(finding, context))}`);
}

// Each world here is one in which a sentence of its code would be false if it said a word more.

describe("a number that one answer lacks", () => {
  const auth = okReading("cached", "/auth/get", [checking({ available: null, current: 100 })]);

  test("is named with those answers alone that give this very number", () => {
    const world = comparisonOf({
      cached: [checking({ available: 100, current: 100 })],
      realTime: [checking({ available: 80, current: 100 })],
      more: [auth],
    });
    expect(said(world, "null-in-one-answer")).toEqual([
      "certain: Checking ••0000: available is null in /auth/get and $100.00 in /accounts/get.",
    ]);
  });

  test("is not said to be both in one endpoint that gave it later, where another gave it", () => {
    const world = comparisonOf({
      cached: [checking({ available: null, current: 100 })],
      realTime: [checking({ available: 80, current: 100 })],
    });
    expect(said(world, "null-in-one-answer")).toEqual([
      "certain: Checking ••0000: available is null in /accounts/get and $80.00 in /accounts/balance/get.",
    ]);
  });

  test("is null only where it is null: an answer without the field is not named beside one with null", () => {
    const { available: _, ...balances } = checking({ available: null, current: 100 }).balances;
    const world = comparisonOf({
      cached: [checking({ available: 100, current: 100 })],
      more: [auth, okReading("cached", "/identity/get", [{ ...checking({}), balances }])],
    });
    expect(said(world, "null-in-one-answer")).toEqual([
      "certain: Checking ••0000: available is null in /auth/get and $100.00 in /accounts/get.",
    ]);
  });
});
