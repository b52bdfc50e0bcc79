import type { FeedRow } from "./feedRow.ts";

/** A row's versions, one per version of the feed that changed it; null once the row was removed. */
interface RowHistory {
  /** Its position among all rows. */
  readonly place: number;
  readonly transactionId: string;
  readonly accountId: string;
  readonly versions: { readonly version: number; readonly row: FeedRow | null }[];
}

/** The changes of the rows between two versions. */
export interface FeedDelta {
  readonly added: readonly FeedRow[];
  readonly modified: readonly FeedRow[];
  readonly removed: readonly { readonly transactionId: string; readonly accountId: string }[];
}

/** The rows of a feed in each of its versions. A version is made of all changes between two calls of `endVersion`. */
export interface VersionedRows {
  /** The number of the last version; 0 before the first, which has no rows. */
  readonly version: number;
  /** The rows of the last version, with what was written since. */
  readonly live: ReadonlyMap<string, FeedRow>;
  /** Writes a row, or removes it (null), in the version that is being made. */
  write(transactionId: string, accountId: string, row: FeedRow | null): void;
  /** Ends the version that was being made. @param at its time, ms since the epoch */
  endVersion(at: number): void;
  /** The rows of the last version that ended at or before a time (ms since the epoch). */
  rowsAt(at: number): readonly FeedRow[];
  /** Whether an account has any row. */
  hasRows(accountId: string): boolean;
  /** The changes between two versions: applied to the rows of `from`, they give the rows of `to`. */
  delta(from: number, to: number): FeedDelta;
}

export function createVersionedRows(): VersionedRows {
  const historyOf = new Map<string, RowHistory>();
  const live = new Map<string, FeedRow>();
  const countOf = new Map<string, number>();
  /** The changes of each version; none for version 0. */
  const changedBy: RowHistory[][] = [[]];
  /** The time of each version, ms since the epoch. */
  const endedAt: number[] = [-Infinity];
  let version = 0;
  // Reading page by page requests the same delta repeatedly.
  let lastDelta: { readonly from: number; readonly to: number; readonly delta: FeedDelta } | null = null;

  return {
    get version() {
      return version;
    },
    live,
    write(transactionId, accountId, row) {
      let history = historyOf.get(transactionId);
      if (history === undefined) {
        history = { place: historyOf.size, transactionId, accountId, versions: [] };
        historyOf.set(transactionId, history);
      }
      history.versions.push({ version: version + 1, row });
      changedBy[version + 1] ??= [];
      changedBy[version + 1]?.push(history);
      const more = (row === null ? 0 : 1) - (live.has(transactionId) ? 1 : 0);
      countOf.set(accountId, (countOf.get(accountId) ?? 0) + more);
      if (row === null) live.delete(transactionId);
      else live.set(transactionId, row);
    },
    endVersion(at) {
      version += 1;
      endedAt.push(at);
    },
    rowsAt(at) {
      const then = endedAt.findLastIndex((ended) => ended <= at);
      return [...historyOf.values()].flatMap((history) => versionOf(history, then) ?? []);
    },
    hasRows: (accountId) => (countOf.get(accountId) ?? 0) > 0,
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
  };
}

function versionOf(history: RowHistory, version: number): FeedRow | null {
  let row: FeedRow | null = null;
  for (const each of history.versions) {
    if (each.version > version) break;
    row = each.row;
  }
  return row;
}
