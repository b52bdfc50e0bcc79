import { type Age, ageLookup } from "../../core/age/ageLookup.ts";
import { findingsOf } from "../../core/causes/findingsOf.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { laterAnswers } from "../../core/reading/answeredLater.ts";

/**
 * One condition of `--fail-on`. `unexplained`: the finding of that code. `error`: a call that failed and that no later
 * call of the same request answered.
 */
export type FailCondition =
  | { readonly kind: "stale"; readonly limitMs: number; readonly source: string }
  | { readonly kind: "unexplained"; readonly source: string }
  | { readonly kind: "error"; readonly source: string };

/** What met a condition: the reading, and the account and age where the condition is about an account. */
export interface FailConditionHit {
  readonly condition: FailCondition;
  readonly readingId: string;
  readonly accountId: string | null;
  readonly age: Age | null;
}

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Reads `stale>24h,unexplained,error`; null for what it does not know. Units: minutes `m`, hours `h`, days `d`. */
export function parseFailOn(list: string): readonly FailCondition[] | null {
  const conditions = list.split(",").map((part) => parseCondition(part.trim()));
  return conditions.every((condition) => condition !== null) ? conditions : null;
}

function parseCondition(source: string): FailCondition | null {
  if (source === "unexplained" || source === "error") return { kind: source, source };
  const [, amount, unit] = /^stale>(\d+)([mhd])$/.exec(source) ?? [];
  if (amount === undefined || unit === undefined) return null;
  return { kind: "stale", limitMs: Number(amount) * unitMs[unit as keyof typeof unitMs], source };
}

/** Everything in the comparison that meets one of the conditions. */
export function failConditionsMet(
  comparison: Comparison,
  conditions: readonly FailCondition[],
): readonly FailConditionHit[] {
  return conditions.flatMap((condition) => {
    if (condition.kind === "stale") return staleBalances(comparison, condition);
    if (condition.kind === "error") {
      const answeredLater = laterAnswers(comparison);
      return comparison.readings
        .filter((reading) => reading.outcome === "failed")
        .filter((reading) => answeredLater(reading) === null)
        .map(({ id }) => ({ condition, readingId: id, accountId: null, age: null }));
    }
    return findingsOf(comparison)
      .filter(({ code }) => code === "unexplained")
      .map(({ readings, accountIds }) => ({
        condition,
        readingId: readings[0] ?? "",
        accountId: accountIds[0] ?? null,
        age: null,
      }));
  });
}

/**
 * Cached balances that are, or may be, older than the limit: neither an upper bound beyond the limit nor an unknown age
 * proves a number fresh. Readings that a real-time call of this comparison refreshed are excluded.
 */
function staleBalances(
  comparison: Comparison,
  condition: FailCondition & { kind: "stale" },
): readonly FailConditionHit[] {
  const ages = ageLookup(comparison);
  return comparison.readings
    .filter(({ kind, pass }) => kind === "cached" && pass !== "cached-again")
    .flatMap((reading) =>
      reading.accounts.flatMap(({ accountId, balances }): readonly FailConditionHit[] => {
        // Without a number, as in every response of /identity/match, nothing can be stale.
        if (typeof balances.available !== "number" && typeof balances.current !== "number") return [];
        const age = ages(reading, accountId);
        if (age.ageMs !== null && age.ageMs <= condition.limitMs) return [];
        return [{ condition, readingId: reading.id, accountId, age }];
      }),
    );
}
