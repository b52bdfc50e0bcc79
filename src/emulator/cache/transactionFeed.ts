import type { BankAccount } from "../bank/account.ts";
import { dateOf, type FeedRow, postedIn } from "./feedRow.ts";
import { type ChangedRows, createTransactionPull, type PullOptions } from "./transactionPull.ts";
import { createVersionedRows, type FeedDelta } from "./versionedRows.ts";

interface DatedRow {
  readonly row: FeedRow;
  /** YYYY-MM-DD */
  readonly date: string;
}

/** Plaid's copy of an Item's transactions. Pulls extend it; it can be read as of any pull. */
export interface TransactionFeed {
  /** The number of the last pull that changed something; 0 before the first. */
  readonly version: number;
  /** Reads what the bank lists now. */
  pull(accounts: readonly BankAccount[], options: PullOptions): ChangedRows;
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
  const rows = createVersionedRows();
  const pull = createTransactionPull(itemId, rows);
  let lastByDay: { readonly version: number; readonly rows: readonly DatedRow[] } | null = null;

  return {
    get version() {
      return rows.version;
    },
    pull(accounts, options) {
      const changed = pull(accounts, options);
      if (changed.size > 0) rows.endVersion(options.at);
      return changed;
    },
    rowsNow: () => [...rows.live.values()],
    rowsAt: rows.rowsAt,
    hasRows: rows.hasRows,
    rowsByDay() {
      if (lastByDay?.version !== rows.version) lastByDay = { version: rows.version, rows: byDay(rows.live.values()) };
      return lastByDay.rows;
    },
    delta: rows.delta,
    postedSince: (accountId, at) => postedIn(rows.live.values(), { accountId, since: at }),
  };
}

function byDay(rows: Iterable<FeedRow>): readonly DatedRow[] {
  return Array.from(rows, (row) => ({ row, date: dateOf(row) })).sort(
    (one, other) => compareText(other.date, one.date) || compareText(one.row.transactionId, other.row.transactionId),
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
