import { type FieldGap, fieldGapOf, type Gap } from "../../evidence/gaps.ts";

/**
 * The change of `available` where `current` is in both answers and did not change: what is held changed, what is posted
 * did not. Null else.
 */
export function holdChange(gap: Gap): FieldGap | null {
  const { type } = gap.account;
  if (type !== "depository" && type !== "credit") return null;
  const { posted, limit } = gap.split;
  const isSettled = posted !== null && fieldGapOf(gap, "current") === undefined && !limit;
  return isSettled ? (fieldGapOf(gap, "available") ?? null) : null;
}
