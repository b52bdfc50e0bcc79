/**
 * A transaction with its whole life: what the bank shows of it at a moment is a function of the moment. Amounts have
 * Plaid's sign: positive when money leaves the account.
 */
export interface BankTransaction {
  readonly id: string;
  readonly name: string;
  readonly merchant: string | null;
  /** Plaid's primary personal finance category and its detail. */
  readonly category: { readonly primary: string; readonly detailed: string };
  readonly channel: "online" | "in store" | "other";
  /** Appears at the bank, ms since the epoch. */
  readonly at: number;
  /** Posts then; the same as `at` when it was never pending, null when it never posts. */
  readonly posts: number | null;
  /** Vanishes then without posting (a hold let go); null when it does not. */
  readonly dropped: number | null;
  /** Reversed then, after it posted: it no longer counts and is no longer listed. Null when it is not reversed. */
  readonly reversed: number | null;
  readonly amount: number;
  /** The amount from a moment on, in order: a hold settles for another sum, a posted one is corrected. */
  readonly changes: readonly { readonly at: number; readonly amount: number }[];
  /** Counts in the balance, but the bank does not list it: a difference that no response explains. */
  readonly unlisted: boolean;
  /** Dates to show when they differ from the moments above (transactions made by hand, with dates of the past). */
  readonly shownDates: { readonly authorized: string; readonly posted: string } | null;
}

export interface TransactionView {
  readonly state: "pending" | "posted";
  readonly amount: number;
}

/** What the bank shows of a transaction at a moment; null before it appears, and once it is dropped or reversed. */
export function viewAt(transaction: BankTransaction, at: number): TransactionView | null {
  if (at < transaction.at || (transaction.reversed !== null && at >= transaction.reversed)) return null;
  const posted = transaction.posts !== null && at >= transaction.posts;
  if (!posted && transaction.dropped !== null && at >= transaction.dropped) return null;
  let amount = transaction.amount;
  for (const change of transaction.changes) if (change.at <= at) amount = change.amount;
  return { state: posted ? "posted" : "pending", amount };
}

/** Whether nothing more can happen to a transaction after this moment. */
export function isSettledBy(transaction: BankTransaction, at: number): boolean {
  const end = transaction.reversed ?? transaction.posts ?? transaction.dropped;
  return end !== null && end <= at && transaction.changes.every((change) => change.at <= at);
}

/** Every moment at which the bank's view of a transaction changes, in order, with what happens. */
export function turningPoints(transaction: BankTransaction): readonly { at: number; what: string }[] {
  const points = [{ at: transaction.at, what: transaction.posts === transaction.at ? "posted" : "authorized" }];
  const { posts, dropped, reversed } = transaction;
  for (const change of transaction.changes) {
    const isSeen = change.at > transaction.at && viewAt(transaction, change.at) !== null;
    if (isSeen) points.push({ at: change.at, what: "amount-changed" });
  }
  // A hold may be let go before its transaction posts.
  if (dropped !== null && (posts === null || dropped < posts)) points.push({ at: dropped, what: "dropped" });
  if (posts !== null && posts > transaction.at) points.push({ at: posts, what: "posted" });
  if (reversed !== null) points.push({ at: reversed, what: "reversed" });
  return points.sort((one, other) => one.at - other.at);
}
