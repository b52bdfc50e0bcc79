import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { evidenceOf } from "../../../../src/core/evidence/evidence.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import type { TransactionFact } from "../../../../src/core/reading/reading.ts";
import { adviceMessages } from "../../../../src/text/messages/advice.ts";
import { checking } from "../../../builders/accounts.ts";
import { anyComparison, anySaved } from "../../../builders/anyComparison.ts";
import { bankShown, comparisonOf, itemFacts, okReading, pendingRow } from "../../../builders/comparison.ts";
import { findingCases } from "../../../builders/findingCases.ts";
import { at, savedComparison, undated } from "../../../builders/savedComparison.ts";
import { hoursAgo, minutesAgo, secondsAgo, serverNow } from "../../../builders/times.ts";

const before = [checking({ available: 903.11, current: 903.11 })];
const after = [checking({ available: 785.68, current: 785.68 })];

/** Every gap with whether a cause of it is above possible, and whether it is called unexplained. */
function gapsOf(comparison: Comparison) {
  const findings = findingsOf(comparison);
  return findings
    .filter(({ code }) => code === "cached-differs-from-real-time")
    .map((gap) => ({
      gap,
      isSettled: findings.some(({ explains, certainty }) => explains === gap.id && certainty !== "possible"),
      unexplained: findings.find(({ code, about }) => code === "unexplained" && about === gap.id),
    }));
}

function hold(comparison: Comparison): void {
  for (const { gap, isSettled, unexplained } of gapsOf(comparison)) {
    expect(unexplained === undefined, gap.id).toBe(isSettled);
    if (unexplained === undefined) continue;
    expect(unexplained).toMatchObject({
      certainty: "certain",
      window: gap.window,
      cachedMinusRealTime: gap.cachedMinusRealTime,
    });
    expect(unexplained.explains).toBeUndefined();
  }
  const abouts = findingsOf(comparison).filter(({ code }) => code === "unexplained");
  expect(abouts.every(({ about }) => about?.startsWith("cached-differs-from-real-time#"))).toBe(true);
}

describe("a difference is called unexplained exactly when no cause of it is above possible", () => {
  test.each([
    ["any comparison", anyComparison],
    ["any saved responses", anySaved],
  ] as const)("in %s", (_, comparisons) => {
    fc.assert(fc.property(comparisons, hold), { numRuns: 300 });
  });

  test("in every case that the findings are tested with", () => {
    for (const { comparison } of Object.values(findingCases).flat()) hold(comparison);
  });
});

/** The bank took money, and Plaid updated its transactions after the call: what they list then. */
function updatedAfter(rows: readonly TransactionFact[], sinceMinutes = 10): Comparison {
  const stamp = (iso: string) => itemFacts({ transactions: { lastSuccessfulUpdate: iso, lastFailedUpdate: null } });
  const sync = (iso: string, accounts: readonly AccountReading[], listed: readonly TransactionFact[]) =>
    okReading("cached", "/transactions/sync", accounts, {
      ...at(iso),
      id: `sync ${iso}`,
      transactions: { updateStatus: "HISTORICAL_UPDATE_COMPLETE", rows: listed, pages: 1 },
    });
  return savedComparison(
    okReading("cached", "/item/get", [], { ...at(hoursAgo(3)), item: stamp(hoursAgo(5)) }),
    okReading("cached", "/accounts/get", before, at(hoursAgo(3))),
    sync(hoursAgo(3), before, []),
    okReading("real-time", "/accounts/balance/get", after, at(hoursAgo(2))),
    sync(minutesAgo(1), before, rows),
    okReading("cached", "/item/get", [], {
      ...at(minutesAgo(1)),
      id: "item again",
      item: stamp(minutesAgo(sinceMinutes)),
    }),
  );
}

describe("an update after the call", () => {
  test("that lists nothing for the movement leaves it unexplained, with what still fits as possible", () => {
    const [found] = gapsOf(updatedAfter([]));
    expect(found?.unexplained?.severity).toBe("warning");
    expect(found?.unexplained?.residue).toEqual({ value: -117.43, currency: "USD" });
  });

  test("that lists a row for it does not", () => {
    const row = pendingRow({ amount: 117.43, pending: false, date: "2026-03-01" });
    expect(gapsOf(updatedAfter([row]))[0]?.unexplained).toBeUndefined();
  });

  test("is none where the stamp is of before the call", () => {
    expect(gapsOf(updatedAfter([], 150))[0]?.unexplained).toBeUndefined();
  });
});

describe("its severity", () => {
  const twice = (second: readonly AccountReading[]) => {
    const once = updatedAfter([]);
    const again = okReading("real-time", "/accounts/balance/get", second, { ...at(secondsAgo(5)), id: "again" });
    return gapsOf({ ...once, readings: [...once.readings, again] })[0]?.unexplained?.severity;
  };

  test("is problem where a second real-time answer gives the same number", () => {
    expect(twice(after)).toBe("problem");
  });

  test("is warning where it gives another: then the first may have lagged", () => {
    expect(twice([checking({ available: 902, current: 902 })])).toBe("warning");
  });
});

describe("its window", () => {
  const window = (comparison: Comparison) => {
    const unexplained = gapsOf(comparison)[0]?.unexplained;
    return [unexplained?.variant, unexplained?.window];
  };
  const cached = okReading("cached", "/accounts/get", before, at(serverNow));
  const overlapping = okReading("real-time", "/accounts/balance/get", after, {
    startedAt: serverNow,
    serverTime: secondsAgo(-2),
    latencyMs: 2000,
  });

  test("has both ends where both are known", () => {
    expect(window(updatedAfter([]))).toEqual([
      "from-to",
      { from: hoursAgo(5), to: new Date(Date.parse(hoursAgo(2)) + 999).toISOString() },
    ]);
  });

  test("is open where nothing bounds the copy, and at both ends where nothing is dated", () => {
    expect(window(savedComparison(cached, overlapping))).toEqual(["to", { from: null, to: expect.any(String) }]);
    expect(window(savedComparison({ ...cached, ...undated }, { ...overlapping, ...undated }))).toEqual([
      "open",
      { from: null, to: null },
    ]);
  });
});

describe("what settles it", () => {
  /** The advice of every difference that nothing explains. */
  function advised(comparison: Comparison): readonly string[] {
    return gapsOf(comparison).flatMap(({ unexplained }) => (unexplained === undefined ? [] : [unexplained.advice]));
  }
  const [first, ...others] = updatedAfter([]).readings;
  const withProducts = (products: readonly string[]): Comparison => ({
    ...updatedAfter([]),
    readings: [first, ...others].flatMap((reading) => {
      if (reading === undefined) return [];
      return reading.outcome === "ok" && reading.item !== undefined
        ? [{ ...reading, item: { ...reading.item, products } }]
        : [reading];
    }),
  });

  test("is /transactions/sync where Transactions reads the account, and never where it would add the product", () => {
    expect(advised(withProducts(["transactions"]))).toEqual(["settle-unexplained"]);
    expect(advised(withProducts(["investments"]))).toEqual(["settle-unexplained-without-rows"]);
    for (const { comparison } of Object.values(findingCases).flat()) {
      const products = evidenceOf(comparison).products;
      if (products.includes("transactions")) continue;
      expect(advised(comparison).filter((advice) => !advice.includes("without-rows"))).toEqual([]);
    }
  });

  test("is not what was done already: the bank's own site was looked at", () => {
    const bankShows = [bankShown({ available: 700, current: 700 })];
    expect(advised({ ...updatedAfter([]), bankShows })).toEqual(["settle-unexplained-asked"]);
  });

  test.each(["settle-unexplained", "settle-unexplained-without-rows"])("%s has a sentence for both", (advice) => {
    for (const each of [advice, `${advice}-asked`]) {
      expect(adviceMessages[`advice.${each}` as keyof typeof adviceMessages].includes("/transactions/sync")).toBe(
        !each.includes("without-rows"),
      );
    }
  });
});

test("there is no cliff: a copy of five minutes is as likely the older number as one of five hours", () => {
  for (const stamp of [minutesAgo(5), minutesAgo(14), minutesAgo(16), hoursAgo(5)]) {
    const item = itemFacts({ transactions: { lastSuccessfulUpdate: stamp, lastFailedUpdate: null } });
    const findings = findingsOf(comparisonOf({ item, cached: before, realTime: after }));
    expect(findings.map(({ code }) => code)).not.toContain("unexplained");
    expect(findings.find(({ code }) => code === "cache-older-than-bank")?.certainty).toBe("likely");
  }
});
