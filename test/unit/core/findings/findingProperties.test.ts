import fc from "fast-check";
import { expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { bankShownId } from "../../../../src/core/comparison/bankShown.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { comparisonDocument } from "../../../../src/core/documents/comparisonDocument.ts";
import { accountsOf } from "../../../../src/core/item/accountsOf.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import { checking, creditCard, savings } from "../../../builders/accounts.ts";
import { authOnly, comparisonOf, itemFacts, okReading, pendingRow, signalFacts } from "../../../builders/comparison.ts";
import { findingCases } from "../../../builders/findingCases.ts";
import { daysAgo, hoursAgo, minutesAgo } from "../../../builders/times.ts";
import { unexplainedDifferences } from "../../../builders/unexplainedDifferences.ts";

const cents = fc.integer({ min: -500_000, max: 500_000 }).map((value) => value / 100);
const amount = fc.oneof({ weight: 5, arbitrary: cents }, { weight: 1, arbitrary: fc.constant(null) });
const numbers = fc.record({ available: amount, current: amount });

function accountsFrom(values: readonly { available: number | null; current: number | null }[]): AccountReading[] {
  const makers = [checking, savings, creditCard];
  return values.map((value, index) => (makers[index] ?? checking)(value));
}

const world = fc
  .record({
    item: fc.constantFrom(
      itemFacts(),
      authOnly(),
      itemFacts({ transactions: { lastSuccessfulUpdate: minutesAgo(2), lastFailedUpdate: null } }),
      itemFacts({ transactions: { lastSuccessfulUpdate: daysAgo(50), lastFailedUpdate: hoursAgo(2) } }),
      itemFacts({ institutionId: "ins_128026", createdAt: null, transactions: null }),
    ),
    cached: fc.array(numbers, { minLength: 1, maxLength: 3 }),
    realTime: fc.array(numbers, { maxLength: 3 }),
    auth: fc.array(numbers, { maxLength: 3 }),
    rows: fc.array(cents, { maxLength: 4 }),
    evaluation: fc.option(numbers),
    scores: fc.boolean(),
  })
  .map(
    ({ item, cached, realTime, auth, rows, evaluation, scores }): Comparison =>
      comparisonOf({
        item,
        cached: accountsFrom(cached),
        realTime: accountsFrom(realTime),
        rows: rows.map((value, index) => pendingRow({ amount: value, transactionId: `row-${index}` })),
        ...(evaluation !== null && {
          evaluation: {
            signal: signalFacts({ hasScores: scores, coreAttributeCount: scores ? 81 : 2 }),
            ...evaluation,
          },
        }),
        more: auth.length > 0 ? [okReading("cached", "/auth/get", accountsFrom(auth))] : [],
      }),
  );

test("permuting readings of one step changes nothing", () => {
  fc.assert(
    fc.property(
      world.chain((comparison) =>
        fc.tuple(
          fc.constant(comparison),
          fc.shuffledSubarray([...comparison.readings], { minLength: comparison.readings.length }),
        ),
      ),
      ([comparison, shuffled]) => {
        const permuted = { ...comparison, readings: shuffled };
        expect(findingsOf(permuted)).toEqual(findingsOf(comparison));
        expect(accountsOf(permuted)).toEqual(accountsOf(comparison));
      },
    ),
  );
});

test("no difference goes without a finding on its account", () => {
  fc.assert(
    fc.property(world, (comparison) => {
      const reported = new Set(findingsOf(comparison).flatMap((finding) => finding.accountIds));
      const bank = comparison.readings.find((reading) => reading.kind === "real-time");
      const cached = comparison.readings.find((reading) => reading.id === "cached:/accounts/get");
      for (const live of bank?.accounts ?? []) {
        const before = cached?.accounts.find((account) => account.accountId === live.accountId);
        for (const field of ["available", "current"] as const) {
          if (before !== undefined && before.balances[field] !== live.balances[field]) {
            expect(reported).toContain(live.accountId);
          }
        }
      }
    }),
  );
});

test("nor does any other difference between two answers of numbers", () => {
  fc.assert(
    fc.property(world, (comparison) => {
      expect(unexplainedDifferences(comparison)).toEqual([]);
    }),
  );
});

/** Stories of one gap of which no two can be true together. */
const contrary: readonly (readonly string[])[] = [
  ["hold-newer-than-update", "pending-posted"],
  ["hold-newer-than-update", "adjusted-by-plaid"],
  ["pending-posted", "pending-released"],
  ["no-subscription-product", "updates-failing"],
];

test("each gap is told once, with causes that are all of it, each once, and none that excludes another", () => {
  fc.assert(
    fc.property(world, (comparison) => {
      const findings = findingsOf(comparison);
      const gaps = findings.filter(({ code }) => code === "cached-differs-from-real-time" || code === "rounding");
      const reported = gaps.map(({ accountIds, readings }) => `${accountIds} ${readings[0]}`);
      expect(new Set(reported).size).toBe(reported.length);
      for (const gap of gaps) {
        const causes = findings.filter(({ explains }) => explains === gap.id);
        const codes = causes.map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        for (const pair of contrary)
          expect(
            pair.every((code) => codes.includes(code)),
            pair.join(" and "),
          ).toBe(false);
        if (gap.code === "rounding") expect(codes).toEqual([]);
        for (const cause of causes) {
          expect(cause).toMatchObject({ cachedMinusRealTime: gap.cachedMinusRealTime, window: gap.window });
          expect(cause.accountIds).toEqual(gap.accountIds);
        }
      }
    }),
  );
});

const everyCase = Object.values(findingCases).flat();

test("evidence points at readings of the comparison, and at what a person entered where somebody did", () => {
  for (const { comparison } of everyCase) {
    const ids = new Set(comparison.readings.map((reading) => reading.id));
    const entered = new Set((comparison.bankShows ?? []).map(({ accountId }) => accountId));
    for (const finding of findingsOf(comparison)) {
      for (const id of finding.readings) expect(ids, `${finding.code}: ${id}`).toContain(id);
      for (const { readingId, accountId } of finding.evidence) {
        if (readingId === bankShownId) expect(entered, finding.code).toContain(accountId);
        else expect(ids, `${finding.code}: ${readingId}`).toContain(readingId);
      }
      expect(finding.docUrl).toMatch(/^https:\/\/plaid\.com\/docs\//);
    }
  }
});

test("findings survive a comparison being written and read again", () => {
  for (const { comparison } of everyCase) {
    const copy = JSON.parse(JSON.stringify(comparison)) as Comparison;
    expect(findingsOf(copy)).toEqual(findingsOf(comparison));
    expect(JSON.parse(JSON.stringify(comparisonDocument(copy)))).toEqual(
      JSON.parse(JSON.stringify(comparisonDocument(comparison))),
    );
  }
});

test("a finding that is not certain says what would settle it", () => {
  const unsettled = everyCase
    .flatMap(({ comparison }) => findingsOf(comparison))
    .filter((finding) => (finding.certainty === "certain") !== (finding.settledBy === undefined));
  expect(unsettled.map((finding) => finding.code)).toEqual([]);
});
