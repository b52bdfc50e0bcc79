import type { BankTransaction } from "../bank/transaction.ts";
import { isoDate } from "../time/time.ts";

/** A transaction as Plaid last received it. */
export interface FeedRow {
  readonly transactionId: string;
  readonly accountId: string;
  readonly transaction: BankTransaction;
  readonly pending: boolean;
  readonly amount: number;
  /** The pending row that this one replaced when it posted. */
  readonly pendingTransactionId: string | null;
  /** When Plaid received this version, ms since the epoch. */
  readonly receivedAt: number;
}

/** The date that Plaid shows for a row: when it posted; while pending, when it was authorised. */
export function dateOf(row: FeedRow): string {
  const { transaction } = row;
  if (row.pending) return transaction.shownDates?.authorized ?? isoDate(transaction.at);
  return transaction.shownDates?.posted ?? isoDate(transaction.posts ?? transaction.at);
}

/** The sum of the amounts of an account's rows that posted after a time (ms since the epoch). */
export function postedIn(
  rows: Iterable<FeedRow>,
  { accountId, since }: { readonly accountId: string; readonly since: number },
): number {
  let sum = 0;
  for (const row of rows) {
    const { transaction } = row;
    const posted = transaction.posts ?? transaction.at;
    if (row.accountId === accountId && !row.pending && posted > since) sum += row.amount;
  }
  return sum;
}
