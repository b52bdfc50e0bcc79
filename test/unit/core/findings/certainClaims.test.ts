import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { subtractMoney } from "../../../../src/core/money/money.ts";
import { type AccountReading, currencyOf } from "../../../../src/core/reading/balances.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";
import { brokerage, checking, creditCard, loan } from "../../../builders/accounts.ts";
import { anyComparison, anySaved } from "../../../builders/anyComparison.ts";
import { comparisonOf, itemFacts, okReading, signalFacts } from "../../../builders/comparison.ts";
import { findingCases } from "../../../builders/findingCases.ts";
import { at, savedComparison } from "../../../builders/savedComparison.ts";
import { serverNow } from "../../../builders/times.ts";

const numRuns = 250;

/** Looks in answers of any kind for one that a certain finding of this code is false of. */
function search(code: string, isTrue: (finding: Finding, comparison: Comparison) => void): void {
  let said = 0;
  for (const comparisons of [anyComparison, anySaved]) {
    fc.assert(
      fc.property(comparisons, (comparison) => {
        for (const finding of findingsOf(comparison)) {
          if (finding.code !== code || finding.certainty !== "certain") continue;
          said += 1;
          isTrue(finding, comparison);
        }
      }),
      { numRuns },
    );
  }
  expect(said, `${code} was said`).toBeGreaterThan(5);
}

function answersOf({ readings }: Comparison): readonly OkReading[] {
  return readings.filter((reading) => reading.outcome === "ok");
}

function shown(comparison: Comparison, readingId: string, accountId: string | undefined) {
  const reading = answersOf(comparison).find(({ id }) => id === readingId);
  return reading?.accounts.find((account) => account.accountId === accountId)?.balances;
}

describe("no answers are found of which it is false that", () => {
  test("a currency differs: two answers name two", () => {
    search("currency-differs", (finding, comparison) => {
      const [accountId] = finding.accountIds;
      const named = finding.readings.map((id) => currencyOf(shown(comparison, id, accountId) ?? {}));
      expect(named).not.toContain(null);
      expect(new Set(named).size).toBeGreaterThan(1);
    });
  });

  test("a currency is missing: one answer names none, another one", () => {
    search("currency-missing", (finding, comparison) => {
      const [accountId] = finding.accountIds;
      const named = finding.readings.map((id) => currencyOf(shown(comparison, id, accountId) ?? {}));
      expect(named).toContain(null);
      expect(named.some((code) => code !== null)).toBe(true);
    });
  });

  test("a currency is unofficial: the answer gives it so", () => {
    search("unofficial-currency", ({ evidence }, comparison) => {
      for (const { readingId, accountId } of evidence) {
        expect(typeof shown(comparison, readingId, accountId)?.unofficialCurrencyCode).toBe("string");
      }
    });
  });

  test("an evaluation differs: by as much as its number and the other's", () => {
    search("evaluated-differs", (finding, comparison) => {
      const { evaluated, other, difference, field } = finding.params;
      if (evaluated?.kind !== "money" || other?.kind !== "money" || field?.kind !== "text") throw new Error(finding.id);
      const value = field.value as "available" | "current";
      const [accountId] = finding.accountIds;
      expect(shown(comparison, "evaluated:/signal/evaluate", accountId)?.[value]).toBe(evaluated.value);
      expect(difference).toMatchObject({ value: subtractMoney(other.value, evaluated.value) });
      expect(other.value).not.toBe(evaluated.value);
    });
  });

  test("available is null: in the very answer that is named, and no answer has it", () => {
    search("available-not-given", (finding, comparison) => {
      for (const accountId of finding.accountIds) {
        expect(shown(comparison, finding.readings[0] ?? "", accountId)?.available).toBeNull();
        for (const { id } of answersOf(comparison)) {
          expect(typeof shown(comparison, id, accountId)?.available).not.toBe("number");
        }
      }
    });
  });

  test("a decision was made without a balance: the evaluation passed, and has neither number", () => {
    search("decision-without-balance", (finding, comparison) => {
      const reading = answersOf(comparison).find(({ id }) => id === finding.readings[0]);
      expect(reading?.signal?.result).toBe("ACCEPT");
      const { available, current } = shown(comparison, reading?.id ?? "", finding.accountIds[0]) ?? {};
      expect([typeof available, typeof current]).not.toContain("number");
    });
  });

  test("a debt is below zero: the answer gives it so, of a card or a loan", () => {
    search("current-is-negative", (finding, comparison) => {
      for (const accountId of finding.accountIds) {
        expect(shown(comparison, finding.readings[0] ?? "", accountId)?.current).toBeLessThan(0);
      }
    });
  });
});

test("no balance is said to be given exactly where an account has null for both numbers in every answer", () => {
  const numbers = fc.record({ available: fc.constantFrom(null, null, 5), current: fc.constantFrom(null, null, 5) });
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 2, maxLength: 2 }), fc.boolean(), ([first, second], isCard) => {
      if (first === undefined || second === undefined) return;
      const make = isCard ? creditCard : checking;
      const found = findingsOf(comparisonOf({ cached: [make(first)], realTime: [make(second)], again: [make(first)] }));
      const all = [first, second].flatMap(({ available, current }) => [available, current]);
      const isSo = !isCard && all.every((value) => value === null);
      expect(found.some(({ code }) => code === "no-balance-given")).toBe(isSo);
    }),
  );
});

test("a result that stops the debit, or one with a number, is no decision without a balance", () => {
  const balance = fc.constantFrom(0, 12.5, null, undefined);
  const result = fc.constantFrom("ACCEPT", "REVIEW", "REROUTE", "approve", null);
  fc.assert(
    fc.property(balance, balance, result, (available, current, said) => {
      const comparison = comparisonOf({
        cached: [checking({ available: 50, current: 50 })],
        evaluation: {
          signal: signalFacts({ result: said }),
          ...(available !== undefined && { available }),
          ...(current !== undefined && { current }),
        },
      });
      const found = findingsOf(comparison).find(({ code }) => code === "decision-without-balance");
      const hasNumber = typeof available === "number" || typeof current === "number";
      const passes = said !== null && said !== "REROUTE";
      expect(found?.severity).toBe(passes && !hasNumber ? "problem" : undefined);
    }),
  );
});

const minutes = fc.integer({ min: 1, max: 5000 });
const ago = (count: number): string => new Date(Date.parse(serverNow) - count * 60_000).toISOString();

test("the last update is said to have failed exactly where the last try of an Item's history did", () => {
  const tries = fc.uniqueArray(minutes, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(tries, fc.nat(), (when, outcomes) => {
      const history = when
        .toSorted((left, right) => right - left)
        .map((minutesAgo, index) => ({ iso: ago(minutesAgo), worked: (outcomes >> index) % 2 === 1 }));
      const last = (worked: boolean) => history.filter((each) => each.worked === worked).at(-1)?.iso ?? null;
      const item = itemFacts({ transactions: { lastSuccessfulUpdate: last(true), lastFailedUpdate: last(false) } });
      const found = findingsOf(comparisonOf({ item })).find(({ code }) => code === "last-update-failed");
      expect(found === undefined).toBe(history.at(-1)?.worked);
      // Since when is not known: no more is told than the two times.
      if (found !== undefined) expect(found.params.failedAt).toEqual({ kind: "time", iso: history.at(-1)?.iso });
    }),
  );
});

test("Capital One is said to give no real-time number only of what it copied before the call", () => {
  type Make = (numbers: { readonly current: number; readonly lastUpdatedDatetime?: string | null }) => AccountReading;
  const makers: readonly Make[] = [checking, creditCard, loan, brokerage];
  const world = fc.record({
    institutionId: fc.constantFrom("ins_128026", "ins_109508"),
    maker: fc.constantFrom(...makers),
    /** When the bank's number is of, seconds before or after the call began; null: it does not say. */
    copied: fc.option(fc.integer({ min: -3, max: 7200 }), { nil: null }),
    cached: fc.constantFrom(40, 55.5),
    bank: fc.constantFrom(40, 55.5),
  });
  fc.assert(
    fc.property(world, ({ institutionId, maker, copied, cached, bank }) => {
      const lastUpdatedDatetime =
        copied === null ? null : new Date(Date.parse(serverNow) - copied * 1000).toISOString();
      const comparison = savedComparison(
        okReading("cached", "/item/get", [], { ...at(ago(20)), item: itemFacts({ institutionId }) }),
        okReading("cached", "/accounts/get", [maker({ current: cached })], at(ago(10))),
        okReading("real-time", "/accounts/balance/get", [maker({ current: bank, lastUpdatedDatetime })], {
          startedAt: serverNow,
          serverTime: new Date(Date.parse(serverNow) + 4000).toISOString(),
          latencyMs: 4000,
        }),
      );
      const found = findingsOf(comparison).filter(
        ({ code, certainty }) => code === "capital-one-no-real-time" && certainty === "certain",
      );
      const isCopy = institutionId === "ins_128026" && maker !== checking && copied !== null && copied > 0;
      if (!isCopy) expect(found).toEqual([]);
      for (const { params } of found) expect(params.reportedAt).toMatchObject({ iso: lastUpdatedDatetime });
    }),
    { numRuns: 800 },
  );
});

/** The only cause that Plaid's documentation and an answer prove together. */
// Plaid documents one meaning for each `error_code_reason`: https://plaid.com/docs/errors/item/
const provenCauses: readonly string[] = ["capital-one-no-real-time", "oauth-access-ended"];

test("no cause is ever certain but the few that Plaid documents", () => {
  const check = (comparison: Comparison): void => {
    const certain = findingsOf(comparison).filter(
      ({ explains, certainty }) => explains !== undefined && certainty === "certain",
    );
    expect(certain.map(({ code }) => code).filter((code) => !provenCauses.includes(code))).toEqual([]);
  };
  for (const comparisons of [anyComparison, anySaved]) fc.assert(fc.property(comparisons, check), { numRuns });
  for (const { comparison } of Object.values(findingCases).flat()) check(comparison);
});

test("each rule that says certain has its proof beside it", () => {
  const folder = new URL("../../../../src/core/causes/", import.meta.url);
  const rules = globSync("**/*.ts", { cwd: folder });
  expect(rules.length).toBeGreaterThan(40);
  const unproven = rules.filter((name) => {
    const source = readFileSync(new URL(name, folder), "utf8");
    const saysCertain = /certainty: (?:[^,\n]*\? )?"certain"/.test(source);
    const proofs = [...source.matchAll(/\/\*\*([\s\S]*?)\*\//g)].filter(([, text = ""]) => /\bCertain\b/.test(text));
    return saysCertain && proofs.length === 0;
  });
  expect(unproven).toEqual([]);
});
