import { endpointEntry } from "../endpoint/catalogue.ts";
import { type BalanceField, currencyOf } from "../reading/balances.ts";
import type { OkReading } from "../reading/reading.ts";
import type { Comparison } from "./comparison.ts";

/** One number of one account: as last read from the cache before a call, and as the call returned it. */
export interface Overwritten {
  readonly accountId: string;
  readonly field: BalanceField;
  readonly before: number;
  readonly after: number;
  readonly currency: string | null;
}

/** What a call outside a plan changed in Plaid's cached balances, as far as the comparison knows. */
export interface CacheOverwrite {
  readonly reading: OkReading;
  /** `yes`: Plaid documents it. `undocumented`: an evaluation, which may. */
  readonly refreshesCache: "yes" | "undocumented";
  readonly changed: readonly Overwritten[];
  /** Accounts of the call whose cached numbers were the same before. */
  readonly unchanged: number;
}

const fields: readonly BalanceField[] = ["available", "current"];

/**
 * The effect of the last call outside a plan that read the bank: a real-time call, or an evaluation for which
 * `looksLive` holds. `before` comes from the last cached response before it; an account without one is in neither
 * count. Null where there was no such call, and for saved responses, whose order is a guess.
 */
export function cacheOverwritten(
  { readings, origin }: Comparison,
  looksLive: (evaluation: OkReading) => boolean,
): CacheOverwrite | null {
  if (origin === "saved") return null;
  const isOne = (reading: Comparison["readings"][number]): reading is OkReading =>
    reading.outcome === "ok" &&
    reading.pass === "single" &&
    (reading.kind === "real-time" || (reading.kind === "evaluated" && looksLive(reading)));
  const reading = readings.filter(isOne).at(-1);
  if (reading === undefined) return null;
  const earlier = readings.slice(0, readings.indexOf(reading)).filter(isCachedAnswer);
  const cached = new Map(
    earlier.flatMap(({ accounts }) => accounts.map(({ accountId, balances }) => [accountId, balances])),
  );
  const compared = reading.accounts.flatMap(({ accountId, balances }) => {
    const before = cached.get(accountId);
    if (before === undefined) return [];
    return [
      fields.flatMap((field): readonly Overwritten[] => {
        const [was, is] = [before[field], balances[field]];
        if (typeof was !== "number" || typeof is !== "number" || was === is) return [];
        return [{ accountId, field, before: was, after: is, currency: currencyOf(balances) ?? currencyOf(before) }];
      }),
    ];
  });
  return {
    reading,
    refreshesCache: reading.kind === "real-time" ? "yes" : "undocumented",
    changed: compared.flat(),
    unchanged: compared.filter((each) => each.length === 0).length,
  };
}

function isCachedAnswer(reading: Comparison["readings"][number]): reading is OkReading {
  return reading.outcome === "ok" && reading.kind === "cached" && !endpointEntry(reading.endpoint).isAlwaysNull;
}
