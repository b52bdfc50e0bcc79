import type { BankBalances } from "../bank/balancesAt.ts";
import type { CachedBalance } from "./cachedBalance.ts";

/** One change of what cached endpoints answer for an account: a write of Plaid's copy, or an adjustment of it. */
export interface CopyWrite {
  /** From then on, ms since the epoch. */
  readonly at: number;
  /** The copy's name: see `sharedCopy`. */
  readonly copy: string;
  /** What the copy holds. */
  readonly written: CachedBalance;
  /** What is answered in its place, adjusted by transactions that came since; null where that is the copy itself. */
  readonly adjusted: BankBalances | null;
  /** The moment of the bank's ledger that the copy is of; before `at` where the bank's answers lag. */
  readonly ledgerOf: number;
}

/**
 * What cached endpoints answered through time, account by account. It is written as things happen and never altered: what
 * the bank corrects later does not change what was answered before. Replaying a journal writes it again.
 */
export interface CopyHistory {
  add(accountId: string, write: CopyWrite): void;
  /** Oldest first within each copy. */
  writesOf(accountId: string): readonly CopyWrite[];
  /** Since when nothing that changed a number is missing, ms since the epoch; null when that is the first write. */
  completeSince(accountId: string): number | null;
  /** How many writes of a period that begins then are no longer kept, at most. */
  leftOut(accountId: string, from: number): number;
  forget(accountIds: readonly string[]): void;
}

/** The limits of a history: beyond them writes that repeat the numbers before them go first, then the oldest. */
export interface CopyHistoryLimits {
  /** Writes of one copy of one account. */
  readonly mostOfCopy: number;
  /** Writes of all accounts together; each copy keeps at least its newest two. */
  readonly most: number;
}

/** The writes of one copy of one account. */
interface Kept {
  readonly writes: CopyWrite[];
  readonly completeSince: number | null;
  /** How many were dropped, and the moment of the newest of them. */
  readonly dropped: number;
  readonly droppedUntil: number;
}

const nothing: Omit<Kept, "writes"> = { completeSince: null, dropped: 0, droppedUntil: -Infinity };

export function createCopyHistory({ mostOfCopy, most }: CopyHistoryLimits): CopyHistory {
  const byAccount = new Map<string, Map<string, Kept>>();
  let count = 0;
  /** Where nothing is left to drop, the whole is not looked through at every write. */
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
      // An update brings the transactions first: the adjustment by them lasts no moment.
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

/** What is answered from a write on. */
export function answeredFrom({ adjusted, written }: CopyWrite): BankBalances {
  return adjusted ?? written;
}

/** At most `most` writes: of the older half those that changed a number, and of what is then too many the newest. */
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
