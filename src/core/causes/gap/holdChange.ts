import { type FieldGap, fieldGapOf, type Gap } from "../../evidence/gaps.ts";

/**
 * The change of `available` where `current` is in both answers and did not change: what is held changed, what is posted
 * and the limit did not. Null else, also where a limit is unknown: one that was raised changes `available` as a hold
 * does. An account without an overdraft has none in either answer.
 */
export function holdChange(gap: Gap): FieldGap | null {
  const { type } = gap.account;
  if (type !== "depository" && type !== "credit") return null;
  const { posted, limit } = gap.split;
  const isWithout = [gap.cachedAccount, gap.bankAccount].every(({ balances }) => balances.limit == null);
  const isSameLimit = limit === 0 || (type === "depository" && isWithout);
  const isSettled = posted !== null && fieldGapOf(gap, "current") === undefined && isSameLimit;
  return isSettled ? (fieldGapOf(gap, "available") ?? null) : null;
}
