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

/** The cached answer with transactions that was read before the real-time call; null when none was, or not ready. */
export function newestTransactions(evidence: Evidence): OkReading | null {
  return evidence.cachedBefore.find(isComplete) ?? null;
}

/**
 * What the newest cached answer before the real-time call shows as pending on an account; null when no such answer
 * was read or it was not ready, which is another thing than "none".
 */
export function pendingRows(evidence: Evidence, accountId: string): PendingRows | null {
  const reading = newestTransactions(evidence);
  if (reading?.transactions === undefined) return null;
  const rows = reading.transactions.rows.filter((row) => row.pending && row.accountId === accountId);
  return { readingId: reading.id, rows };
}
