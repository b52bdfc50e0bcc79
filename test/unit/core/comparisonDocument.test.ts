import { expect, test } from "vitest";
import { comparisonDocument } from "../../../src/core/comparisonDocument.ts";
import { checking } from "../../builders/accounts.ts";
import { authOnly, comparisonOf, failedReading, skippedReading } from "../../builders/comparison.ts";
import { daysAgo, serverNow } from "../../builders/times.ts";

const document = comparisonDocument(
  comparisonOf({
    item: authOnly(),
    cached: [checking({ available: 1204.11, current: null })],
    realTime: [checking({ available: 310.55, current: null })],
    more: [
      failedReading("cached", "/auth/get", "institution-error", "INSTITUTION_DOWN"),
      skippedReading("cached", "/identity/get"),
    ],
  }),
);

test("has what other programs hold on to", () => {
  expect(document).toMatchObject({
    schemaVersion: 1,
    environment: "local",
    status: "complete",
    item: { itemId: "item-1" },
  });
  expect(document.readings[1]).toMatchObject({
    endpoint: "/accounts/get",
    pass: "cached",
    kind: "cached",
    startedAt: serverNow,
    latencyMs: 20,
    outcome: "ok",
  });
  expect(document.findings[0]).toMatchObject({
    code: "no-subscription-product",
    certainty: "certain",
    accountIds: ["checking"],
    readings: ["cached:/accounts/get", "real-time:/accounts/balance/get", "cached:/item/get"],
  });
});

test("keeps null and absent apart, and gives each number its age", () => {
  expect(document.readings[1]?.accounts[0]).toEqual({
    accountId: "checking",
    name: "Checking",
    mask: "0000",
    type: "depository",
    subtype: "checking",
    available: 1204.11,
    current: null,
    limit: null,
    currency: "USD",
    isoCurrencyCode: "USD",
    unofficialCurrencyCode: null,
    officialName: null,
    age: { provenance: "bounded", source: "link-time", asOf: daysAgo(75), ageMs: 75 * 86_400_000 },
  });
});

test("says why a call failed, or was not made", () => {
  const find = (endpoint: string) => document.readings.find((reading) => reading.endpoint === endpoint);
  expect(find("/auth/get")).toMatchObject({
    outcome: "failed",
    accounts: [],
    failure: { reason: "institution-error", errorCode: "INSTITUTION_DOWN", httpStatus: 400 },
  });
  expect(find("/identity/get")).toMatchObject({
    outcome: "skipped",
    startedAt: null,
    latencyMs: null,
    attempts: 0,
    skipReason: "product-not-on-item",
    failure: null,
  });
});
