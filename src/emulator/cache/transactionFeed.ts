import type { BankAccount } from "../bank/account.ts";
import { type BankTransaction, isSettledBy, viewAt } from "../bank/transaction.ts";
import { longId } from "../ids.ts";
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

/** A row's versions, one per pull that changed it; null once the row was removed. */
interface RowHistory {
  /** Its position among all rows. */
  readonly place: number;
  readonly transactionId: string;
  readonly accountId: string;
  readonly versions: { readonly pull: number; readonly row: FeedRow | null }[];
}

export interface FeedDelta {
  readonly added: readonly FeedRow[];
  readonly modified: readonly FeedRow[];
  readonly removed: readonly { readonly transactionId: string; readonly accountId: string }[];
}

/** The part of an account that pulls have read: a period, and the latest revision seen. */
interface Looked {
  readonly from: number;
  readonly to: number;
  readonly revision: number;
}

interface Watched {
  readonly account: BankAccount;
  transaction: BankTransaction;
  row: FeedRow | null;
}

interface DatedRow {
  readonly row: FeedRow;
  /** YYYY-MM-DD */
  readonly date: string;
}

/** The period a pull reads, and how the bank lists it. */
interface PullOptions {
  readonly at: number;
  /** Transactions dated earlier are not read. */
  readonly since: number;
  readonly bankListsPending: boolean;
}

/** Plaid's copy of an Item's transactions. Pulls extend it; it can be read as of any pull. */
export interface TransactionFeed {
  /** The number of the last pull that changed something; 0 before the first. */
  readonly version: number;
  /** Reads what the bank lists now. Returns the number of changed rows. */
  pull(accounts: readonly BankAccount[], options: PullOptions): number;
  rowsNow(): readonly FeedRow[];
  /** The rows after the last pull at or before a time (ms since the epoch). */
  rowsAt(at: number): readonly FeedRow[];
  /** Whether an account has any row. */
  hasRows(accountId: string): boolean;
  /** All rows with the date that Plaid shows for each, newest first. */
  rowsByDay(): readonly DatedRow[];
  /** The changes between two versions: applied to the rows of `from`, they give the rows of `to`. */
  delta(from: number, to: number): FeedDelta;
  /**
   * The sum of an account's amounts that posted after a time (ms since the epoch), as far as Plaid has received them.
   */
  postedSince(accountId: string, at: number): number;
}

export function createTransactionFeed(itemId: string): TransactionFeed {
  const historyOf = new Map<string, RowHistory>();
  const live = new Map<string, FeedRow>();
  /** Transactions that can still change. A settled transaction is not read again unless the bank corrects it. */
  const watched = new Map<string, Watched>();
  const settled = new Map<string, Watched>();
  const looked = new Map<string, Looked>();
  const rowsOf = new Map<string, number>();
  /** The changes of each version; none for version 0. */
  const changedBy: RowHistory[][] = [[]];
  /** The time of each version, ms since the epoch. */
  const pulledAt: number[] = [-Infinity];
  let version = 0;
  // Reading page by page requests the same delta repeatedly.
  let lastDelta: { readonly from: number; readonly to: number; readonly delta: FeedDelta } | null = null;
  let lastByDay: { readonly version: number; readonly rows: readonly DatedRow[] } | null = null;

  const write = (transactionId: string, accountId: string, row: FeedRow | null): void => {
    let history = historyOf.get(transactionId);
    if (history === undefined) {
      history = { place: historyOf.size, transactionId, accountId, versions: [] };
      historyOf.set(transactionId, history);
    }
    history.versions.push({ pull: version + 1, row });
    changedBy[version + 1] ??= [];
    changedBy[version + 1]?.push(history);
    const more = (row === null ? 0 : 1) - (live.has(transactionId) ? 1 : 0);
    rowsOf.set(accountId, (rowsOf.get(accountId) ?? 0) + more);
    if (row === null) live.delete(transactionId);
    else live.set(transactionId, row);
  };

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

  return {
    get version() {
      return version;
    },
    pull(accounts, options) {
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
      let changed = 0;
      for (const [id, watch] of watched) {
        if (update(watch, options)) changed += 1;
        if (isSettledBy(watch.transaction, options.at)) {
          watched.delete(id);
          settled.set(id, watch);
        }
      }
      if (changed > 0) {
        version += 1;
        pulledAt.push(options.at);
      }
      return changed;
    },
    rowsNow: () => [...live.values()],
    rowsAt(at) {
      const then = pulledAt.findLastIndex((pulled) => pulled <= at);
      return [...historyOf.values()].flatMap((history) => versionOf(history, then) ?? []);
    },
    hasRows: (accountId) => (rowsOf.get(accountId) ?? 0) > 0,
    rowsByDay() {
      if (lastByDay?.version !== version) lastByDay = { version, rows: byDay(live.values()) };
      return lastByDay.rows;
    },
    delta(from, to) {
      if (lastDelta?.from === from && lastDelta.to === to) return lastDelta.delta;
      const touched = new Set(changedBy.slice(from + 1, to + 1).flat());
      const added: FeedRow[] = [];
      const modified: FeedRow[] = [];
      const removed: { transactionId: string; accountId: string }[] = [];
      for (const history of [...touched].sort((one, other) => one.place - other.place)) {
        const before = versionOf(history, from);
        const after = versionOf(history, to);
        if (before === after) continue;
        if (after === null) removed.push({ transactionId: history.transactionId, accountId: history.accountId });
        else (before === null ? added : modified).push(after);
      }
      lastDelta = { from, to, delta: { added, modified, removed } };
      return lastDelta.delta;
    },
    postedSince: (accountId, at) => postedIn(live.values(), { accountId, since: at }),
  };
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

function versionOf(history: RowHistory, pull: number): FeedRow | null {
  let row: FeedRow | null = null;
  for (const each of history.versions) {
    if (each.pull > pull) break;
    row = each.row;
  }
  return row;
}

function byDay(rows: Iterable<FeedRow>): readonly DatedRow[] {
  return Array.from(rows, (row) => ({ row, date: dateOf(row) })).sort(
    (one, other) => compareText(other.date, one.date) || compareText(one.row.transactionId, other.row.transactionId),
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The date that Plaid shows for a row: when it posted; while pending, when it was authorised. */
export function dateOf(row: FeedRow): string {
  const { transaction } = row;
  if (row.pending) return transaction.shownDates?.authorized ?? isoDate(transaction.at);
  return transaction.shownDates?.posted ?? isoDate(transaction.posts ?? transaction.at);
}
