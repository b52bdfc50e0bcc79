import { expect, test } from "vitest";
import { comparisonDocument } from "../../../../src/core/documents/comparisonDocument.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";
import { checking } from "../../../builders/accounts.ts";
import { authOnly, comparisonOf, failedReading, okReading, skippedReading } from "../../../builders/comparison.ts";
import { daysAgo, serverNow } from "../../../builders/times.ts";

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
    schemaVersion: 2,
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
  const [fact, cause] = document.findings;
  expect(fact).toMatchObject({
    code: "cached-differs-from-real-time",
    explains: null,
    certainty: "certain",
    accountIds: ["checking"],
    readings: ["cached:/accounts/get", "real-time:/accounts/balance/get"],
    window: { from: daysAgo(75) },
    split: { posted: null, limit: null },
  });
  expect(fact?.cachedMinusRealTime).toBeCloseTo(893.56, 6);
  expect(cause).toMatchObject({ code: "no-subscription-product", explains: fact?.id });
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
    // The `Date` header has whole seconds: it answered within that one.
    asOf: { earliest: daysAgo(75), latest: "2026-03-01T12:00:00.999Z" },
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

test("tells what was sent apart from what was answered, and null where nobody kept it or no call was made", () => {
  const sent = { accountIds: ["checking"], minLastUpdatedDatetime: null };
  const { readings } = comparisonDocument(
    comparisonOf({
      more: [
        okReading("cached", "/auth/get", [checking({ available: 1 })], { sent }),
        okReading("cached", "/identity/get", [checking({ available: 1 })]),
        skippedReading("cached", "/liabilities/get"),
      ],
    }),
  );
  const sentOf = (endpoint: string) => readings.find((reading) => reading.endpoint === endpoint)?.sent;
  expect(["/auth/get", "/identity/get", "/liabilities/get"].map(sentOf)).toEqual([sent, null, null]);
});

test("gives the moment of a number as an interval, open where nothing bounds it", () => {
  const asOf = (changes: Partial<OkReading>) => {
    const reading = okReading("cached", "/accounts/get", [checking({ available: 1 })], changes);
    const { readings } = comparisonDocument({ ...comparisonOf({}), readings: [reading] });
    return readings[0]?.accounts[0]?.asOf;
  };
  const latest = "2026-03-01T12:00:00.999Z";
  expect(asOf({ kind: "real-time" })).toEqual({ earliest: "2026-03-01T11:59:59.980Z", latest });
  expect(asOf({})).toEqual({ earliest: null, latest });
  expect(asOf({ serverTime: null, notRecorded: ["startedAt"] })).toEqual({ earliest: null, latest: null });
});

test("gives each finding its id, and null for what it does not have", () => {
  const { findings } = document;
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  for (const finding of findings) {
    for (const name of ["explains", "about", "window", "cachedMinusRealTime", "change", "split"] as const) {
      expect(finding[name], `${finding.id} ${name}`).not.toBeUndefined();
    }
  }
});
