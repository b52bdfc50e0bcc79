import { type BankTransaction, viewAt } from "./transaction.ts";

/** The transactions of one account, with running sums of what is asked for again and again. */
export interface Ledger {
  /** In the order in which they were first added. */
  values(): readonly BankTransaction[];
  get(id: string): BankTransaction | undefined;
  /** Adds a transaction, or replaces it by its corrected version. */
  set(transaction: BankTransaction): void;
  /** The sums that count in the balance at a moment, with Plaid's sign. */
  sumsAt(at: number): { readonly posted: number; readonly pending: number };
  /** Transactions that appear at the bank between two moments, both included, and those added after `revision`. */
  since(input: { from: number; to: number; revision: number }): readonly BankTransaction[];
  /** How often `set` was called. */
  readonly revision: number;
}

interface Entry {
  /** Its place among all: a corrected version keeps it. */
  readonly place: number;
  readonly transaction: BankTransaction;
}

/** Sums from each moment on at which one of them changes, by moment. */
interface Sums {
  readonly moments: Float64Array;
  readonly posted: Float64Array;
  readonly pending: Float64Array;
}

/** Keeps both views sorted by time, so that a balance at a moment costs the logarithm of the number of transactions. */
export function createLedger(transactions: readonly BankTransaction[]): Ledger {
  const entries = new Map<string, Entry>();
  const revised: string[] = [];
  let sums: Sums | null = null;
  let byAppearance: readonly Entry[] | null = null;

  const set = (transaction: BankTransaction): void => {
    const place = entries.get(transaction.id)?.place ?? entries.size;
    entries.set(transaction.id, { place, transaction });
    revised.push(transaction.id);
    sums = null;
    byAppearance = null;
  };
  for (const transaction of transactions) set(transaction);

  const values = (): BankTransaction[] => Array.from(entries.values(), (entry) => entry.transaction);

  return {
    values,
    get: (id) => entries.get(id)?.transaction,
    set,
    get revision() {
      return revised.length;
    },
    sumsAt(at) {
      sums ??= sumsOf(values());
      const last = firstAfter(sums.moments.length, (index) => (sums?.moments[index] ?? 0) > at) - 1;
      return { posted: sums.posted[last] ?? 0, pending: sums.pending[last] ?? 0 };
    },
    since({ from, to, revision }) {
      byAppearance ??= [...entries.values()].sort((one, other) => one.transaction.at - other.transaction.at);
      const sorted = byAppearance;
      const appearsAt = (index: number): number => sorted[index]?.transaction.at ?? 0;
      const begin = firstAfter(sorted.length, (index) => appearsAt(index) >= from);
      const end = firstAfter(sorted.length, (index) => appearsAt(index) > to);
      const found = new Set(sorted.slice(begin, end));
      for (const id of revised.slice(revision)) {
        const entry = entries.get(id);
        if (entry !== undefined) found.add(entry);
      }
      return [...found].sort((one, other) => one.place - other.place).map((entry) => entry.transaction);
    },
  };
}

function sumsOf(transactions: readonly BankTransaction[]): Sums {
  const steps = transactions.flatMap(stepsOf).sort((one, other) => one.at - other.at);
  const moments = new Float64Array(steps.length);
  const posted = new Float64Array(steps.length);
  const pending = new Float64Array(steps.length);
  let [postedNow, pendingNow] = [0, 0];
  for (const [index, step] of steps.entries()) {
    postedNow += step.posted;
    pendingNow += step.pending;
    moments[index] = step.at;
    posted[index] = postedNow;
    pending[index] = pendingNow;
  }
  return { moments, posted, pending };
}

/** How much a transaction changes either sum, at each moment at which it does. */
function stepsOf(transaction: BankTransaction): { at: number; posted: number; pending: number }[] {
  const { at, posts, dropped, reversed, changes } = transaction;
  const moments = new Set([at]);
  for (const moment of [posts, dropped, reversed, ...changes.map((change) => change.at)]) {
    if (moment !== null && moment > at) moments.add(moment);
  }
  let before = { posted: 0, pending: 0 };
  return [...moments]
    .sort((one, other) => one - other)
    .map((moment) => {
      const view = viewAt(transaction, moment);
      const now = { posted: 0, pending: 0 };
      if (view !== null) now[view.state] = view.amount;
      const step = { at: moment, posted: now.posted - before.posted, pending: now.pending - before.pending };
      before = now;
      return step;
    });
}

/** The first index of a sorted row at which the condition holds; `length` where it never does. */
function firstAfter(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
