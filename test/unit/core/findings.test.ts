import { describe, expect, test } from "vitest";
import type { Comparison } from "../../../src/core/comparison.ts";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { plainText } from "../../../src/text/fillSegments.ts";
import { findingSentence } from "../../../src/text/findingSentence.ts";
import { checking } from "../../builders/accounts.ts";
import { authOnly, comparisonOf, failedReading, itemFacts } from "../../builders/comparison.ts";
import { hoursAgo } from "../../builders/times.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

function codes(comparison: Comparison): string[] {
  return findingsOf(comparison).map((finding) => `${finding.code} ${finding.certainty}`);
}

function sentences(comparison: Comparison): string[] {
  return findingsOf(comparison).map((finding) => plainText(findingSentence(finding, context)));
}

describe("an Item without a product that keeps balances moving", () => {
  const comparison = comparisonOf({
    item: authOnly(),
    cached: [checking({ available: 1204.11, current: 1204.11 })],
    realTime: [checking({ available: 310.55, current: 310.55 })],
  });

  test("is told as the cause, certain once the write-through shows that the copy was behind", () => {
    expect(codes(comparison)).toEqual(["no-subscription-product certain", "written-through certain"]);
    expect(sentences(comparison)[0]).toBe(
      "Checking ••0000: cached $1,204.11, bank $310.55 (-$893.56). This Item has only Auth, so Plaid rarely refreshes it; " +
        "the cached number can be up to 75 days old, its age since linking.",
    );
  });
});

test("a hold newer than the last update lowers available alone", () => {
  const comparison = comparisonOf({
    item: itemFacts({ transactions: { lastSuccessfulUpdate: hoursAgo(18.4), lastFailedUpdate: null } }),
    cached: [checking({ available: 500, current: 500 })],
    rows: [],
    realTime: [checking({ available: 415.8, current: 500 })],
  });
  expect(codes(comparison)).toEqual(["hold-newer-than-update likely", "written-through certain"]);
  expect(sentences(comparison)[0]).toBe(
    "Checking ••0000: available is $84.20 lower at the bank, current is the same. This looks like a hold newer than " +
      "the last update (at most 19 h ago); no transaction shows it yet.",
  );
});

test("a failed real-time call that wants a login is the cause", () => {
  const comparison = comparisonOf({
    cached: [checking({ available: 1, current: 1 })],
    realTime: failedReading("real-time", "/accounts/balance/get", "item-login-required", "ITEM_LOGIN_REQUIRED"),
  });
  expect(codes(comparison)).toEqual(["login-required certain"]);
});
