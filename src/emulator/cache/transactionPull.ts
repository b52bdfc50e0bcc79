import type { BankAccount } from "../bank/account.ts";
import { type BankTransaction, isSettledBy, viewAt } from "../bank/transaction.ts";
import { longId } from "../ids.ts";
import type { FeedRow } from "./feedRow.ts";
import type { VersionedRows } from "./versionedRows.ts";

/** The part of an account that pulls have read: a period, and the latest revision seen. */
interface Looked {
  readonly from: number;
  readonly to: number;
  readonly revision: number;
}

/** A transaction that pulls follow, and its row. */
interface Watched {
  readonly account: BankAccount;
  transaction: BankTransaction;
  row: FeedRow | null;
}

/** The period a pull reads, and how the bank lists it. */
export interface PullOptions {
  readonly at: number;
  /** Transactions dated earlier are not read. */
  readonly since: number;
  readonly bankListsPending: boolean;
}

/** How many transactions changed of each account; without the accounts of which none did. */
export type ChangedRows = ReadonlyMap<string, number>;

/** Reads what the bank lists now into the rows. */
export type TransactionPull = (accounts: readonly BankAccount[], options: PullOptions) => ChangedRows;

/** How many changed of one account, or of all. */
export function changedIn(changed: ChangedRows, accountId?: string): number {
  if (accountId !== undefined) return changed.get(accountId) ?? 0;
  return [...changed.values()].reduce((sum, count) => sum + count, 0);
}

/** Pulls an Item's transactions: remembers what earlier pulls have read, and which transactions can still change. */
export function createTransactionPull(itemId: string, { write }: Pick<VersionedRows, "write">): TransactionPull {
  /** Transactions that can still change. A settled transaction is not read again unless the bank corrects it. */
  const watched = new Map<string, Watched>();
  const settled = new Map<string, Watched>();
  const looked = new Map<string, Looked>();

  /** An account's transactions that no pull has read yet, or that the bank has added since. */
  const unseen = ({ accountId, transactions }: BankAccount, { at, since }: PullOptions): readonly BankTransaction[] => {
    const before = looked.get(accountId);
    const { revision } = transactions;
    // Adjacent periods are merged; a gap between them would go unnoticed.
    const adjoins = before !== undefined && since <= before.to && at >= before.to;
    looked.set(accountId, { from: adjoins ? Math.min(before.from, since) : since, to: at, revision });
    const known = adjoins && since >= before.from;
    return transactions.since({ from: known ? before.to : since, to: at, revision: before?.revision ?? 0 });
  };

  /** Updates one transaction; returns whether anything changed. */
  const update = (watch: Watched, options: PullOptions): boolean => {
    const { account, transaction, row } = watch;
    const view = viewAt(transaction, options.at);
    const listed = view !== null && (view.state === "posted" || options.bankListsPending) ? view : null;
    if (listed === null) {
      if (row === null) return false;
      write(row.transactionId, row.accountId, null);
      watch.row = null;
      return true;
    }
    const pending = listed.state === "pending";
    if (row !== null && row.pending === pending && row.amount === listed.amount) return false;
    const posts = row?.pending === true && !pending;
    if (posts) write(row.transactionId, row.accountId, null);
    const transactionId = row === null || posts ? longId(itemId, transaction.id, listed.state) : row.transactionId;
    watch.row = {
      transactionId,
      accountId: account.accountId,
      transaction,
      pending,
      amount: listed.amount,
      pendingTransactionId: posts ? row.transactionId : (row?.pendingTransactionId ?? null),
      receivedAt: options.at,
    };
    write(transactionId, account.accountId, watch.row);
    return true;
  };

  return (accounts, options) => {
    for (const account of accounts) {
      for (const transaction of unseen(account, options)) {
        const done = settled.get(transaction.id);
        if (done !== undefined && done.transaction !== transaction) {
          // The bank has corrected a settled transaction.
          settled.delete(transaction.id);
          watched.set(transaction.id, done);
        }
        const known = watched.get(transaction.id);
        if (known !== undefined) known.transaction = transaction;
        if (known !== undefined || done !== undefined) continue;
        if (transaction.unlisted || transaction.at > options.at || transaction.at < options.since) continue;
        watched.set(transaction.id, { account, transaction, row: null });
      }
    }
    const changed = new Map<string, number>();
    for (const [id, watch] of watched) {
      const { accountId } = watch.account;
      if (update(watch, options)) changed.set(accountId, (changed.get(accountId) ?? 0) + 1);
      if (isSettledBy(watch.transaction, options.at)) {
        watched.delete(id);
        settled.set(id, watch);
      }
    }
    return changed;
  };
}
