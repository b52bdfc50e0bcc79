import { isSameMoney, subtractMoney } from "../money/money.ts";
import { oncePer } from "../oncePer.ts";
import { accountsById } from "../reading/accountsById.ts";
import { type AccountReading, type BalanceField, sharedUnit } from "../reading/balances.ts";
import type { OkReading, Reading } from "../reading/reading.ts";
import { isMeasurable, realTimeFor } from "./comparedWith.ts";
import type { Comparison } from "./comparison.ts";

/**
 * The difference of one number from the same number of the response that it is measured against: its own real-time
 * response (`comparedWith`), or the baseline. `value` is this number minus that: cached minus real-time, unless the person
 * chose another baseline. Nothing that is shown or exported inverts it.
 */
export type Difference =
  | { readonly kind: "same" }
  | { readonly kind: "differs"; readonly value: number; readonly currency: string | null }
  | {
      readonly kind: "not-comparable";
      readonly because: "no-number" | "other-currency" | "is-baseline" | "no-baseline";
    };

/**
 * The baseline when the person chose none: the real-time response that the first cached one is compared with, else the last
 * of them, else the last cached one, else an evaluation (one account alone); null when no response has a balance.
 */
export function defaultBaseline(comparison: Comparison): OkReading | null {
  const usable = comparison.readings.filter(isMeasurable);
  const last = (kind: OkReading["kind"]) => usable.findLast((reading) => reading.kind === kind);
  const cached = usable.find(({ kind }) => kind === "cached");
  const own = cached === undefined ? null : realTimeFor(comparison)(cached);
  return own ?? last("real-time") ?? last("cached") ?? last("evaluated") ?? null;
}

/**
 * The difference of one field between two responses for one account. A response without a currency (an evaluation)
 * takes the other's.
 */
function fieldDifference(from: AccountReading, baseline: AccountReading, field: BalanceField): Difference {
  const value = from.balances[field];
  const against = baseline.balances[field];
  if (typeof value !== "number" || typeof against !== "number") return { kind: "not-comparable", because: "no-number" };
  const unit = sharedUnit(from.balances, baseline.balances);
  if (unit === null) return { kind: "not-comparable", because: "other-currency" };
  if (isSameMoney(value, against, unit)) return { kind: "same" };
  return { kind: "differs", value: subtractMoney(value, against), currency: unit.currency };
}

/** One field of what a reading shows of an account, against what the baseline shows of it. */
export function differenceTo(
  baseline: OkReading | null,
  reading: Reading,
  shown: AccountReading | undefined,
  against: AccountReading | undefined,
  field: BalanceField,
): Difference {
  if (reading.id === baseline?.id) return { kind: "not-comparable", because: "is-baseline" };
  return differenceBeside(baseline, shown, against, field);
}

/** The same for numbers that no call returned, which are never the baseline. */
export function differenceBeside(
  baseline: OkReading | null,
  shown: AccountReading | undefined,
  against: AccountReading | undefined,
  field: BalanceField,
): Difference {
  if (baseline === null) return { kind: "not-comparable", because: "no-baseline" };
  if (shown === undefined || against === undefined) return { kind: "not-comparable", because: "no-number" };
  return fieldDifference(shown, against, field);
}

/** Measures readings against one: `differenceFrom(baseline)(reading, accountId, "available")`. */
export function differenceFrom(
  baseline: OkReading | null,
): (reading: Reading, accountId: string, field: BalanceField) => Difference {
  const accountsIn = oncePer<Reading | null, ReadonlyMap<string, AccountReading>>(accountsById);
  return (reading, accountId, field) =>
    differenceTo(baseline, reading, accountsIn(reading).get(accountId), accountsIn(baseline).get(accountId), field);
}
