import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { endpointEntry } from "../../../../src/core/endpoint/catalogue.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { isSameMoney, subtractMoney } from "../../../../src/core/money/money.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import { currencyOf, sharedUnit } from "../../../../src/core/reading/balances.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";
import { anyComparison, anySaved } from "../../../builders/anyComparison.ts";

const comparisons = [
  ["comparisons made here", anyComparison],
  ["comparisons of saved responses", anySaved],
] as const;

const severities = ["problem", "warning", "info"];
const fields = ["available", "current", "limit"] as const;

/** Answers whose numbers count: an evaluation without any has one statement of its own. */
function numbered(comparison: Comparison): readonly OkReading[] {
  return comparison.readings.filter(
    (reading): reading is OkReading => reading.outcome === "ok" && endpointEntry(reading.endpoint).numbersAt !== null,
  );
}

function shown(reading: OkReading, accountId: string): AccountReading | undefined {
  return reading.accounts.find((account) => account.accountId === accountId);
}

interface Seen {
  readonly accountId: string;
  readonly left: OkReading;
  readonly right: OkReading;
  readonly one: AccountReading;
  readonly other: AccountReading;
}

/** Each account in each two answers that show it. */
function pairsOf(comparison: Comparison): readonly Seen[] {
  const readings = numbered(comparison);
  return readings.flatMap((left, index) =>
    readings.slice(index + 1).flatMap((right) =>
      left.accounts.flatMap((one): Seen[] => {
        const other = shown(right, one.accountId);
        return other === undefined ? [] : [{ accountId: one.accountId, left, right, one, other }];
      }),
    ),
  );
}

function names(finding: Finding, { accountId, left, right }: Seen): boolean {
  return (
    finding.explains === undefined &&
    finding.accountIds.includes(accountId) &&
    finding.readings.includes(left.id) &&
    finding.readings.includes(right.id)
  );
}

const aboutNumbers = [
  "cached-differs-from-real-time",
  "cached-differs-from-evaluated",
  "cached-responses-differ",
  "changed-between-calls",
  "cache-still-differs",
  "evaluated-differs",
  "other-responses-differ",
  "cached-differs-from-evaluated",
];

describe.each(comparisons)("of %s", (_, comparison) => {
  test("permuting the readings changes no finding", () => {
    fc.assert(
      fc.property(
        comparison.chain((each) => fc.tuple(fc.constant(each), fc.shuffledSubarray([...each.readings], whole(each)))),
        ([each, shuffled]) => {
          expect(findingsOf({ ...each, readings: shuffled })).toEqual(findingsOf(each));
        },
      ),
    );
  });

  test("a cause names a fact that stands before it, and ids are of one finding each", () => {
    fc.assert(
      fc.property(comparison, (each) => {
        const facts = new Map<string, Finding>();
        const ids = new Set<string>();
        for (const finding of findingsOf(each)) {
          expect(ids.has(finding.id)).toBe(false);
          ids.add(finding.id);
          expect(finding.explains === undefined || finding.about === undefined).toBe(true);
          const of = finding.explains ?? finding.about;
          if (of === undefined) {
            expect(finding.certainty === "certain" || rests(finding, each), finding.id).toBe(true);
            facts.set(finding.id, finding);
            continue;
          }
          const fact = facts.get(of);
          expect(fact, `${finding.id} of ${of}`).toBeDefined();
          if (finding.explains !== undefined) expect(finding.severity).toBe(fact?.severity);
        }
      }),
    );
  });

  test("a finding says what would settle it, unless it is certain", () => {
    fc.assert(
      fc.property(comparison, (each) => {
        for (const { id, certainty, settledBy } of findingsOf(each)) {
          expect(settledBy === undefined, id).toBe(certainty === "certain");
        }
      }),
    );
  });

  test("the gravest fact stands first", () => {
    fc.assert(
      fc.property(comparison, (each) => {
        const findings = findingsOf(each);
        const gravity = findings
          .filter(({ explains, about }) => explains === undefined && about === undefined)
          .map((fact) =>
            Math.min(
              ...findings
                .filter(({ id, about }) => id === fact.id || about === fact.id)
                .map(({ severity }) => severities.indexOf(severity)),
            ),
          );
        expect(gravity).toEqual(gravity.toSorted((left, right) => left - right));
      }),
    );
  });

  test("two numbers that are not the same money have a statement that names both answers", () => {
    fc.assert(
      fc.property(comparison, (each) => {
        const findings = findingsOf(each).filter(({ code }) => aboutNumbers.includes(code));
        for (const pair of pairsOf(each)) {
          const { one, other, left, right, accountId } = pair;
          const unit = sharedUnit(one.balances, other.balances);
          const differs = fields.some((field) => {
            const [a, b] = [one.balances[field], other.balances[field]];
            return typeof a === "number" && typeof b === "number" && unit !== null && !isSameMoney(a, b, unit);
          });
          if (!differs) continue;
          // Answers of one endpoint are told of beside their neighbours in time, which need not be these two.
          const isFound =
            left.endpoint === right.endpoint
              ? findings.some(({ accountIds }) => accountIds.includes(accountId))
              : findings.some((finding) => names(finding, pair));
          expect(isFound, `${accountId}: ${left.id} and ${right.id}`).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("a number beside null, or beside no such field, has a statement that names the field and both answers", () => {
    fc.assert(
      fc.property(comparison, (each) => {
        const findings = findingsOf(each).filter(({ code }) => code === "null-in-one-answer");
        for (const pair of pairsOf(each)) {
          for (const field of fields) {
            const [a, b] = [pair.one.balances[field], pair.other.balances[field]];
            if ((typeof a === "number") === (typeof b === "number")) continue;
            const evaluations = [pair.left, pair.right].filter(({ kind }) => kind === "evaluated");
            // An evaluation gives no limit by design, and one without any number is told of as that.
            if (evaluations.length > 0 && (field === "limit" || hasNoNumber(evaluations[0], pair.accountId))) continue;
            const isFound = findings.some(
              (finding) =>
                names(finding, pair) && finding.params.field?.kind === "text" && finding.params.field.value === field,
            );
            expect(isFound, `${pair.accountId} ${field}: ${pair.left.id} and ${pair.right.id}`).toBe(true);
          }
        }
      }),
    );
  });

  test("another currency, or none, beside one that is named has a statement", () => {
    fc.assert(
      fc.property(comparison, (each) => {
        const findings = findingsOf(each);
        for (const pair of pairsOf(each)) {
          if (pair.left.kind === "evaluated" || pair.right.kind === "evaluated") continue;
          const [one, other] = [currencyOf(pair.one.balances), currencyOf(pair.other.balances)];
          if (one === other) continue;
          const code = one === null || other === null ? "currency-missing" : "currency-differs";
          const isFound = findings.some((finding) => finding.code === code && names(finding, pair));
          expect(isFound, `${code} ${pair.accountId}: ${pair.left.id} and ${pair.right.id}`).toBe(true);
        }
      }),
    );
  });

  test("an account that one answer of every account has and another has not has a statement", () => {
    fc.assert(
      fc.property(comparison, (each) => {
        const lists = numbered(each).filter(({ endpoint }) => endpointEntry(endpoint).shows === "every-account");
        const findings = findingsOf(each).filter(({ code }) => code === "account-in-one-response");
        const everywhere = new Set(lists.flatMap(({ accounts }) => accounts.map(({ accountId }) => accountId)));
        for (const accountId of everywhere) {
          if (lists.every((list) => shown(list, accountId) !== undefined)) continue;
          expect(
            findings.some(({ accountIds }) => accountIds.includes(accountId)),
            accountId,
          ).toBe(true);
        }
      }),
    );
  });

  test("each difference has the sign and the amount of the numbers it points at", () => {
    fc.assert(
      fc.property(comparison, (each) => {
        for (const finding of findingsOf(each)) {
          const { cachedMinusRealTime, change, params, code } = finding;
          if (cachedMinusRealTime !== undefined) {
            expect(cachedMinusRealTime).toBe(subtractMoney(money(finding, "cached"), money(finding, "bank")));
            expect(params.difference).toMatchObject({ value: cachedMinusRealTime });
          }
          if (change !== undefined) {
            expect(change, code).toBe(subtractMoney(money(finding, "second"), money(finding, "first")));
          }
          expect(cachedMinusRealTime === undefined || change === undefined).toBe(true);
        }
      }),
    );
  });

  test("findings are the same of a comparison that was written and read", () => {
    fc.assert(
      fc.property(comparison, (each) => {
        const findings = findingsOf(each);
        expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
        expect(findingsOf(JSON.parse(JSON.stringify(each)) as Comparison)).toEqual(findings);
      }),
    );
  });
});

/** Whether a fact names an answer whose endpoint was guessed: which call gave it is part of every fact. */
function rests({ readings }: Finding, comparison: Comparison): boolean {
  return comparison.readings.some(
    (reading) =>
      reading.outcome === "ok" && reading.guessed?.includes("endpoint") === true && readings.includes(reading.id),
  );
}

function whole({ readings }: Comparison) {
  return { minLength: readings.length, maxLength: readings.length };
}

function hasNoNumber(reading: OkReading | undefined, accountId: string): boolean {
  const { available, current } = (reading && shown(reading, accountId))?.balances ?? {};
  return typeof available !== "number" && typeof current !== "number";
}

function money({ params, id }: Finding, name: string): number {
  const param = params[name];
  if (param?.kind !== "money") throw new Error(`${id} has no ${name}`);
  return param.value;
}

test("no fact is certain that names an answer whose endpoint was guessed", () => {
  fc.assert(
    fc.property(anySaved, (comparison) => {
      for (const finding of findingsOf(comparison)) {
        if (finding.about === undefined && rests(finding, comparison)) {
          expect(finding.certainty, finding.id).toBe("possible");
        }
      }
    }),
  );
});

test("no cause is more than possible where the endpoint, the time or the order of an answer was guessed", () => {
  fc.assert(
    fc.property(anySaved, (comparison) => {
      const guessed = new Set(
        comparison.readings
          .filter((reading) => reading.outcome === "ok" && reading.guessed !== undefined)
          .map(({ id }) => id),
      );
      for (const finding of findingsOf(comparison)) {
        if (finding.explains === undefined || !finding.readings.some((id) => guessed.has(id))) continue;
        expect(finding.certainty, finding.id).toBe("possible");
      }
    }),
    { numRuns: 200 },
  );
});
