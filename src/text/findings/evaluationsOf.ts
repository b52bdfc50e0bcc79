import type { Comparison } from "../../core/comparison/comparison.ts";
import { accountsOf, type KnownAccount } from "../../core/item/accountsOf.ts";
import type { OkReading, SignalFacts } from "../../core/reading/reading.ts";

/** A successful evaluation, with its account if the comparison names it. */
export interface NamedEvaluation {
  readonly reading: OkReading;
  readonly signal: SignalFacts;
  readonly account: KnownAccount | null;
}

/** The successful evaluations of a comparison, in the order they were made. */
export function evaluationsOf(comparison: Comparison): readonly NamedEvaluation[] {
  const accounts = accountsOf(comparison);
  return comparison.readings.flatMap((reading) => {
    if (reading.outcome !== "ok" || reading.signal === undefined) return [];
    const { signal } = reading;
    const account = accounts.find(({ accountId }) => accountId === signal.accountId) ?? null;
    return [{ reading, signal, account }];
  });
}
