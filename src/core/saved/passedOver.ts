/** Why a value of a saved text was passed over. */
export type PassedReason =
  /** No answer of Plaid's with balances: a request, a webhook, another program's line. */
  | "not-an-answer"
  /** An answer of an endpoint of Plaid's that is not compared. */
  | "other-endpoint"
  /** `/asset_report/get`: balances day by day, worked out when the report was made. */
  | "report"
  /** Plaid's error, of which nothing tells the endpoint. */
  | "error-of-unknown-endpoint"
  /** Several Items are in the text, and nothing tells of which of them this answer is. */
  | "of-no-item"
  /** A printed object of which a part was left out: `[Object]`. */
  | "elided"
  /** It breaks off before its end. */
  | "cut";

/** How many values were passed over, by why. Absent: none. */
export type PassedOver = Readonly<Partial<Record<PassedReason, number>>>;

/** How many values were passed over in all. */
export function passedCount(passed: PassedOver): number {
  return Object.values(passed).reduce((sum, count) => sum + count, 0);
}

/** Counts reasons, on top of what was counted before. */
export function countPassed(reasons: Iterable<PassedReason>, before: PassedOver = {}): PassedOver {
  const counts: Partial<Record<PassedReason, number>> = { ...before };
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** The most telling reason first. */
const byWeight: readonly PassedReason[] = [
  "elided",
  "cut",
  "error-of-unknown-endpoint",
  "of-no-item",
  "report",
  "other-endpoint",
  "not-an-answer",
];

/** The most telling of several reasons, for a value that counts once; null where there is none. */
export function nearestMiss(reasons: readonly PassedReason[]): PassedReason | null {
  return byWeight.find((each) => reasons.includes(each)) ?? null;
}
