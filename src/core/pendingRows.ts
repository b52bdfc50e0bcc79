import type { Evidence } from "./evidence.ts";
import type { OkReading, TransactionFact } from "./reading.ts";

/** The pending rows of one account in one answer. */
export interface PendingRows {
  readonly readingId: string;
  readonly rows: readonly TransactionFact[];
}

function isComplete(reading: OkReading): boolean {
  return reading.transactions !== undefined && reading.transactions.updateStatus !== "NOT_READY";
}

/**
 * What the newest cached answer before the real-time call shows as pending on an account; null when no such answer
 * was read or it was not ready, which is another thing than "none".
 */
export function pendingRows(evidence: Evidence, accountId: string): PendingRows | null {
  const reading = evidence.cachedBefore.find(isComplete);
  if (reading?.transactions === undefined) return null;
  const rows = reading.transactions.rows.filter((row) => row.pending && row.accountId === accountId);
  return { readingId: reading.id, rows };
}
