/** Why a value of a saved text was passed over. */
export type PassedReason =
  /** No response of Plaid's with balances: a request, a webhook, another program's line. */
  | "not-an-answer"
  /** A response of an endpoint that is not compared. */
  | "other-endpoint"
  /** `/asset_report/get`: balances by day, computed for the report. */
  | "report"
  /** An error of Plaid's without a known endpoint. */
  | "error-of-unknown-endpoint"
  /** The text has several Items, and nothing tells which of them this response is of. */
  | "of-no-item"
  /** A printed object with a part left out: `[Object]`. */
  | "elided"
  /** A value without its end. */
  | "cut";

/** The number of values passed over, by reason. Absent: none. */
export type PassedOver = Readonly<Partial<Record<PassedReason, number>>>;

/** The number of all values passed over. */
export function passedCount(passed: PassedOver): number {
  return Object.values(passed).reduce((sum, count) => sum + count, 0);
}

/** Adds reasons to the counts so far. */
export function countPassed(reasons: Iterable<PassedReason>, before: PassedOver = {}): PassedOver {
  const counts: Partial<Record<PassedReason, number>> = { ...before };
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** The most specific reason first. */
const byWeight: readonly PassedReason[] = [
  "elided",
  "cut",
  "error-of-unknown-endpoint",
  "of-no-item",
  "report",
  "other-endpoint",
  "not-an-answer",
];

/** The most specific of several reasons, for a value that counts once; null where there is none. */
export function mostSpecificReason(reasons: readonly PassedReason[]): PassedReason | null {
  return byWeight.find((each) => reasons.includes(each)) ?? null;
}
