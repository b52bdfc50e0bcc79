import type { Age } from "../../core/age/age.ts";
import { ageLookup } from "../../core/age/ageLookup.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { findingsOf } from "../../core/findings/findingsOf.ts";
import { answeredLater } from "../../core/reading/answeredLater.ts";

/**
 * One condition of `--fail-on`. `unexplained`: the finding of that code. `error`: a call that failed and that no later
 * call of the same request answered.
 */
export type FailRule =
  | { readonly kind: "stale"; readonly limitMs: number; readonly source: string }
  | { readonly kind: "unexplained"; readonly source: string }
  | { readonly kind: "error"; readonly source: string };

/** What met a rule: the reading, and the account and age where the rule is about an account. */
export interface Met {
  readonly rule: FailRule;
  readonly readingId: string;
  readonly accountId: string | null;
  readonly age: Age | null;
}

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Reads `stale>24h,unexplained,error`; null for what it does not know. Units: minutes `m`, hours `h`, days `d`. */
export function parseFailOn(list: string): readonly FailRule[] | null {
  const rules = list.split(",").map((part) => parseRule(part.trim()));
  return rules.every((rule) => rule !== null) ? rules : null;
}

function parseRule(source: string): FailRule | null {
  if (source === "unexplained" || source === "error") return { kind: source, source };
  const [, amount, unit] = /^stale>(\d+)([mhd])$/.exec(source) ?? [];
  if (amount === undefined || unit === undefined) return null;
  return { kind: "stale", limitMs: Number(amount) * unitMs[unit as keyof typeof unitMs], source };
}

/** Everything in the comparison that meets one of the rules. */
export function metBy(comparison: Comparison, rules: readonly FailRule[]): readonly Met[] {
  return rules.flatMap((rule) => {
    if (rule.kind === "stale") return staleBalances(comparison, rule);
    if (rule.kind === "error") {
      return comparison.readings
        .filter((reading) => reading.outcome === "failed")
        .filter((reading) => answeredLater(comparison, reading) === null)
        .map(({ id }) => ({ rule, readingId: id, accountId: null, age: null }));
    }
    return findingsOf(comparison)
      .filter(({ code }) => code === "unexplained")
      .map(({ readings, accountIds }) => ({
        rule,
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
function staleBalances(comparison: Comparison, rule: FailRule & { kind: "stale" }): readonly Met[] {
  const ages = ageLookup(comparison);
  return comparison.readings
    .filter(({ kind, pass }) => kind === "cached" && pass !== "cached-again")
    .flatMap((reading) =>
      reading.accounts.flatMap(({ accountId, balances }): readonly Met[] => {
        // Without a number, as in every response of /identity/match, nothing can be stale.
        if (typeof balances.available !== "number" && typeof balances.current !== "number") return [];
        const age = ages(reading, accountId);
        if (age.ageMs !== null && age.ageMs <= rule.limitMs) return [];
        return [{ rule, readingId: reading.id, accountId, age }];
      }),
    );
}
