import type { BankBalances } from "../bank/balancesAt.ts";
import type { CachedBalance } from "./cachedBalance.ts";

/** A change in what cached endpoints return for an account: a write of Plaid's copy, or an adjustment of it. */
export interface CopyWrite {
  /** When it takes effect, ms since the epoch. */
  readonly at: number;
  /** The copy's name: see `sharedCopy`. */
  readonly copy: string;
  /** The balance in the copy. */
  readonly written: CachedBalance;
  /** The balance returned instead, adjusted by later transactions; null when the copy itself is returned. */
  readonly adjusted: BankBalances | null;
  /** The ledger time of the copied balance; earlier than `at` when the bank's responses lag. */
  readonly ledgerOf: number;
}

/**
 * What cached endpoints returned over time, per account. Append-only: later corrections by the bank do not change what
 * was returned before. Replaying a journal rebuilds it.
 */
export interface CopyHistory {
  add(accountId: string, write: CopyWrite): void;
  /** Oldest first within each copy. */
  writesOf(accountId: string): readonly CopyWrite[];
  /** The time from which no change of a balance was dropped, ms since the epoch; null when none was dropped. */
  completeSince(accountId: string): number | null;
  /** An upper bound for the number of dropped writes at or after a time. */
  leftOut(accountId: string, from: number): number;
  forget(accountIds: readonly string[]): void;
}

/**
 * The limits of a history. Beyond them, writes that repeat the previous balances are dropped first, then the oldest.
 */
export interface CopyHistoryLimits {
  /** The most writes of one copy of one account. */
  readonly mostOfCopy: number;
  /** The most writes of all accounts together; each copy keeps at least its newest two. */
  readonly most: number;
}

/** The writes of one copy of one account. */
interface Kept {
  readonly writes: CopyWrite[];
  readonly completeSince: number | null;
  /** How many writes were dropped, and the time of the newest of them. */
  readonly dropped: number;
  readonly droppedUntil: number;
}

const nothing: Omit<Kept, "writes"> = { completeSince: null, dropped: 0, droppedUntil: -Infinity };

export function createCopyHistory({ mostOfCopy, most }: CopyHistoryLimits): CopyHistory {
  const byAccount = new Map<string, Map<string, Kept>>();
  let count = 0;
  /** The total at which to trim again: without it, every write would search for something to drop. */
  let nextTrim = most;

  const trim = (copies: Map<string, Kept>, name: string, to: number): void => {
    const kept = copies.get(name);
    if (kept === undefined || kept.writes.length <= to) return;
    const less = trimmed(kept, to);
    copies.set(name, less);
    count -= kept.writes.length - less.writes.length;
  };
  const trimAll = (): void => {
    const copiesOfAll = [...byAccount.values()].reduce((sum, copies) => sum + copies.size, 0);
    const share = Math.max(2, Math.floor(most / 2 / copiesOfAll));
    for (const copies of byAccount.values()) for (const name of copies.keys()) trim(copies, name, share);
    nextTrim = Math.max(most, 2 * count);
  };
  const keptOf = (accountId: string): readonly Kept[] => [...(byAccount.get(accountId)?.values() ?? [])];

  return {
    add(accountId, write) {
      const copies = byAccount.get(accountId) ?? new Map<string, Kept>();
      byAccount.set(accountId, copies);
      const kept = copies.get(write.copy) ?? { ...nothing, writes: [] };
      copies.set(write.copy, kept);
      const { writes } = kept;
      const last = writes.at(-1);
      // An update adds transactions before the balance: an adjustment at the same instant never applied.
      if (last?.adjusted != null && last.at === write.at) writes.pop();
      else count += 1;
      writes.push(write);
      if (writes.length > mostOfCopy) trim(copies, write.copy, mostOfCopy >> 1);
      if (count > nextTrim) trimAll();
    },
    writesOf: (accountId) => keptOf(accountId).flatMap(({ writes }) => writes),
    completeSince(accountId) {
      const since = keptOf(accountId).flatMap((kept) => kept.completeSince ?? []);
      return since.length === 0 ? null : Math.max(...since);
    },
    leftOut: (accountId, from) =>
      keptOf(accountId).reduce((sum, { dropped, droppedUntil }) => sum + (droppedUntil >= from ? dropped : 0), 0),
    forget(accountIds) {
      for (const accountId of accountIds) {
        for (const { writes } of keptOf(accountId)) count -= writes.length;
        byAccount.delete(accountId);
      }
    },
  };
}

/** The balances returned from a write on. */
export function answeredFrom({ adjusted, written }: CopyWrite): BankBalances {
  return adjusted ?? written;
}

/** At most `most` writes: from the older half only those that changed a balance, then only the newest. */
function trimmed(kept: Kept, most: number): Kept {
  const newer = kept.writes.length - (most >> 1);
  const telling = kept.writes.filter((write, index, all) => {
    const before = all[index - 1];
    return index >= newer || before === undefined || !showsSame(before, write);
  });
  const writes = telling.slice(-most);
  const stays = new Set(writes);
  return {
    writes,
    completeSince: writes.length < telling.length ? (writes[0]?.at ?? null) : kept.completeSince,
    dropped: kept.dropped + kept.writes.length - writes.length,
    droppedUntil: kept.writes.findLast((write) => !stays.has(write))?.at ?? kept.droppedUntil,
  };
}

function showsSame(one: CopyWrite, other: CopyWrite): boolean {
  return isSame(one.written, other.written) && isSame(answeredFrom(one), answeredFrom(other));
}

function isSame(one: BankBalances, other: BankBalances): boolean {
  return one.available === other.available && one.current === other.current && one.limit === other.limit;
}
