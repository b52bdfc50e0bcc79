import { describe, expect, test } from "vitest";
import { asOfLookup } from "../../../../src/core/age/asOf.ts";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { ruledOut } from "../../../../src/core/causes/gap/ruledOut.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { evidenceOf } from "../../../../src/core/evidence/evidence.ts";
import type { Reading } from "../../../../src/core/reading/reading.ts";
import { checking, loan } from "../../../builders/accounts.ts";
import { comparisonOf, itemFacts, okReading, signalFacts } from "../../../builders/comparison.ts";
import { at, savedComparison, undated } from "../../../builders/savedComparison.ts";
import { daysAgo, hoursAgo, minutesAgo, secondsAgo, serverNow } from "../../../builders/times.ts";

const before = [checking({ available: 812.4, current: 812.4 })];
const after = [checking({ available: 640.15, current: 640.15 })];

function item(iso: string, lastSuccessfulUpdate: string | null) {
  return okReading("cached", "/item/get", [], {
    ...at(iso),
    id: `item at ${iso}`,
    item: itemFacts({
      transactions: lastSuccessfulUpdate === null ? null : { lastSuccessfulUpdate, lastFailedUpdate: null },
    }),
  });
}

function cached(iso: string) {
  return okReading("cached", "/accounts/get", before, at(iso));
}

function live(iso: string, accounts = after) {
  return okReading("real-time", "/accounts/balance/get", accounts, at(iso));
}

function codesOf(comparison: Comparison): readonly string[] {
  return findingsOf(comparison).map(({ code, certainty }) => `${code} ${certainty}`);
}

function momentOf(comparison: Comparison, reading: Reading) {
  const { earliest, latest } = asOfLookup(comparison)(reading, "checking");
  return [earliest, latest];
}

const gap = (comparison: Comparison) =>
  findingsOf(comparison).find(({ code }) => code === "cached-differs-from-real-time");

describe("readings hours or days apart", () => {
  test.each([
    ["nine hours", hoursAgo(9)],
    ["three days", hoursAgo(72)],
  ])("%s: time passed is the likely story, in a window that ends with the later call", (_, iso) => {
    const comparison = savedComparison(item(iso, hoursAgo(80)), cached(iso), live(serverNow));
    expect(codesOf(comparison)).toEqual(["cached-differs-from-real-time certain", "cache-older-than-bank likely"]);
    // From the update that the copy was made by, not from when it was read.
    expect(gap(comparison)?.window).toEqual({ from: hoursAgo(80), to: "2026-03-01T12:00:00.999Z" });
  });

  test("the age of the cached number is that at its own answer, not at the later one", () => {
    const comparison = savedComparison(item(hoursAgo(30), hoursAgo(32)), cached(hoursAgo(30)), live(serverNow));
    expect(gap(comparison)?.params.age).toEqual({ kind: "duration", ms: 2 * 3_600_000, bound: true });
  });

  test("a hold that an evaluation shows is as new as the copy, however old the evaluation's own number may be", () => {
    const comparison = comparisonOf({
      item: itemFacts({
        createdAt: daysAgo(41),
        transactions: { lastSuccessfulUpdate: hoursAgo(19), lastFailedUpdate: null },
      }),
      cached: [checking({ available: 500, current: 500 })],
      evaluation: { signal: signalFacts(), available: 415.8, current: 500 },
    });
    const hold = findingsOf(comparison).find(({ code }) => code === "hold-newer-than-update");
    // Its text says "since the copy was made", which was 19 h ago at most, and not "in the last 41 days".
    expect(hold?.variant).toBe("held-rows-unread-unknown-age");
  });

  test("the real-time answer read first is not compared with a copy read later as if it stood for it", () => {
    const comparison = savedComparison(live(hoursAgo(9)), cached(serverNow));
    expect(gap(comparison)).toBeUndefined();
    expect(codesOf(comparison)).toEqual(["cache-still-differs certain", "bank-moved-again possible"]);
  });
});

describe("/item/get", () => {
  test("read before the cached answer bounds it", () => {
    const comparison = savedComparison(item(hoursAgo(2), hoursAgo(6)), cached(hoursAgo(1)), live(serverNow));
    expect(momentOf(comparison, cached(hoursAgo(1)))[0]).toBe(hoursAgo(6));
  });

  test("read after it bounds it only by a stamp of before it", () => {
    const earlier = savedComparison(cached(hoursAgo(5)), item(hoursAgo(1), hoursAgo(6)), live(serverNow));
    expect(momentOf(earlier, cached(hoursAgo(5)))[0]).toBe(hoursAgo(6));
    const later = savedComparison(cached(hoursAgo(5)), item(hoursAgo(1), hoursAgo(2)), live(serverNow));
    expect(momentOf(later, cached(hoursAgo(5)))[0]).toBe(itemFacts().createdAt);
    expect(JSON.stringify(findingsOf(later))).not.toContain('"transactions-status"');
  });

  test("never read: nothing bounds the copy, and no age is told", () => {
    const comparison = savedComparison(cached(hoursAgo(5)), live(serverNow));
    expect(momentOf(comparison, cached(hoursAgo(5)))[0]).toBeNull();
    expect(gap(comparison)?.window?.from).toBeNull();
    expect(gap(comparison)?.params.age).toBeUndefined();
  });

  test("read twice, the stamp between the two answers of one endpoint says that an update came", () => {
    const comparison = savedComparison(
      item(hoursAgo(9), hoursAgo(10)),
      { ...cached(hoursAgo(8)), id: "first" },
      item(hoursAgo(1), hoursAgo(4)),
      { ...okReading("cached", "/accounts/get", after, at(minutesAgo(30))), id: "second" },
    );
    expect(codesOf(comparison)).toEqual(["changed-between-calls certain", "cache-updated-meanwhile likely"]);
  });
});

describe("a failed update", () => {
  const status = { lastSuccessfulUpdate: hoursAgo(9), lastFailedUpdate: hoursAgo(3) };
  const failing = okReading("cached", "/item/get", [], {
    ...at(hoursAgo(2)),
    item: itemFacts({ transactions: status }),
  });
  const codes = (...readings: readonly Reading[]) => findingsOf(savedComparison(...readings)).map(({ code }) => code);

  test("explains the copy that it would have renewed", () => {
    expect(codes(failing, cached(hoursAgo(1)), live(serverNow))).toContain("updates-failing");
  });

  test("explains no copy that the same product's updates do not make: a mortgage's, or another product's own", () => {
    const house = [loan({ current: 200_000, subtype: "mortgage" })];
    const paid = [loan({ current: 199_000, subtype: "mortgage" })];
    const ofHouse = [okReading("cached", "/accounts/get", house, at(hoursAgo(1))), live(serverNow, paid)];
    const ofAuth = [okReading("cached", "/auth/get", before, at(hoursAgo(1))), live(serverNow)];
    for (const pair of [ofHouse, ofAuth]) {
      expect(codes(failing, ...pair)).toEqual(
        expect.arrayContaining(["cached-differs-from-real-time", "last-update-failed"]),
      );
      expect(codes(failing, ...pair)).not.toContain("updates-failing");
    }
    const worked = { ...failing, item: itemFacts() };
    for (const [pair, proofs] of [
      [ofHouse, []],
      [
        [cached(hoursAgo(1)), live(serverNow)],
        ["last-update-worked", "updated-in-background"],
      ],
    ] as const) {
      const evidence = evidenceOf(savedComparison(worked, ...pair));
      const [difference] = evidence.gaps;
      const found = difference === undefined ? [] : ruledOut(difference, evidence, []).map(({ code }) => code);
      expect(found.filter((code) => code.startsWith("last-update") || code.startsWith("updated-in"))).toEqual(proofs);
    }
  });

  test("explains no copy that a real-time call has renewed since", () => {
    const own = { ...live(minutesAgo(60), before), id: "own call" };
    const found = codes(failing, own, cached(minutesAgo(30)), live(serverNow));
    expect(found).toEqual(expect.arrayContaining(["cache-older-than-bank", "last-update-failed"]));
    expect(found).not.toContain("updates-failing");
  });
});

describe("a retried call", () => {
  test("is of its last attempt: what was answered between the two attempts is earlier", () => {
    // The first try began an hour ago; the answer came at once when it was tried again.
    const retried = okReading("real-time", "/accounts/balance/get", after, {
      startedAt: secondsAgo(2),
      serverTime: serverNow,
      latencyMs: 2000,
      attempts: 2,
      retries: [{ reason: "rate-limited", waitedMs: 3_600_000 }],
    });
    const comparison = savedComparison(cached(minutesAgo(30)), retried);
    expect(momentOf(comparison, retried)).toEqual([secondsAgo(2), "2026-03-01T12:00:00.999Z"]);
    expect(codesOf(comparison)[1]).toBe("cache-older-than-bank likely");
  });
});

describe("a pair whose order nobody knows", () => {
  const pairs: readonly (readonly [string, Comparison])[] = [
    ["both undated", savedComparison({ ...cached(serverNow), ...undated }, { ...live(serverNow), ...undated })],
    ["one undated", savedComparison(cached(hoursAgo(3)), { ...live(serverNow), ...undated })],
    [
      "side by side",
      savedComparison(cached(serverNow), {
        ...live(serverNow),
        startedAt: serverNow,
        serverTime: secondsAgo(-3),
        latencyMs: 3000,
      }),
    ],
  ];

  test.each(pairs)("%s: neither is called too high, no cause is above possible, and that is said", (_, comparison) => {
    const [fact, ...others] = findingsOf(comparison);
    expect(fact?.variant).toBe("higher");
    expect(others.filter(({ certainty }) => certainty !== "possible").map(({ code }) => code)).toEqual(["unexplained"]);
  });

  test("that agrees is agreement of which no reason is told", () => {
    const comparison = savedComparison(
      { ...cached(serverNow), ...undated },
      { ...live(serverNow, before), ...undated },
    );
    expect(codesOf(comparison)).toEqual(["agree certain"]);
  });
});

describe("clocks", () => {
  test("a machine that is hours off changes no moment: the server's time is now", () => {
    const right = comparisonOf({ cached: before, realTime: after });
    const off = (reading: Reading): Reading =>
      reading.outcome === "skipped" ? reading : { ...reading, startedAt: hoursAgo(-7) };
    const wrong = { ...right, readings: right.readings.map(off) };
    expect(findingsOf(wrong)).toEqual(findingsOf(right));
  });

  test("a stamp later than the answer that gives it is a skew, once, and makes every moment that much wider", () => {
    const itemGet = item(minutesAgo(10), serverNow);
    const comparison = savedComparison(itemGet, cached(minutesAgo(9)), live(minutesAgo(1)));
    const skews = findingsOf(comparison).filter(({ code }) => code === "clock-skew");
    expect(skews.map(({ certainty, params }) => [certainty, params.skew])).toEqual([
      ["certain", { kind: "duration", ms: 10 * 60_000 - 999 }],
    ]);
    const [, latest] = momentOf(comparison, live(minutesAgo(1)));
    expect(Date.parse(latest ?? "")).toBeGreaterThan(Date.parse(serverNow));
  });

  test("a header of whole seconds is no skew", () => {
    const comparison = comparisonOf({ cached: before, realTime: after });
    const readings = comparison.readings.map((reading, index): Reading => {
      if (reading.outcome === "skipped") return reading;
      const startedAt = new Date(Date.parse(serverNow) + index * 150).toISOString();
      return { ...reading, startedAt };
    });
    expect(codesOf({ ...comparison, readings }).join()).not.toContain("clock-skew");
  });
});

describe("a time that the bank reports", () => {
  const reported = [checking({ available: 812.4, current: 812.4, lastUpdatedDatetime: hoursAgo(20) })];

  test("is the moment of the number, whatever else is known", () => {
    const reading = okReading("cached", "/accounts/get", reported, at(serverNow));
    const comparison = savedComparison(item(hoursAgo(1), hoursAgo(2)), reading);
    expect(momentOf(comparison, reading)).toEqual([hoursAgo(20), hoursAgo(20)]);
  });

  test("later than the answer is no report about it", () => {
    const reading = okReading("cached", "/accounts/get", reported, at(hoursAgo(40)));
    expect(momentOf(savedComparison(reading), reading)).toEqual([
      null,
      new Date(Date.parse(hoursAgo(40)) + 999).toISOString(),
    ]);
  });
});
