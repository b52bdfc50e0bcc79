import type { BankAccount, Security } from "../bank/account.ts";
import { type BankBalances, balancesAt, sumsOfBalance } from "../bank/balancesAt.ts";
import { type BankTransaction, turningPoints, viewAt } from "../bank/transaction.ts";

/**
 * What changed a balance at the bank; `several`: more than one change at a moment, or changes merged to limit the
 * work.
 */
type BankChange =
  | "opening"
  | "pending"
  | "posted"
  | "amount-changed"
  | "dropped"
  | "reversed"
  | "limit"
  | "movement"
  | "price"
  | "several";

interface Change {
  readonly change: BankChange;
  readonly name: string | null;
  /** With Plaid's sign; null when the change is no transaction or movement. */
  readonly amount: number | null;
}

/** From this moment until the next step, the bank's ledger has these balances. */
export interface LedgerStep extends Change, Pick<BankBalances, "available" | "current"> {
  /** ms since the epoch. */
  readonly at: number;
}

/** The most additions (movements, positions and prices) of one request: about half a second. */
const mostSums = 50_000_000;

/**
 * The bank's ledger over a period, as known now. The first step has the balances at `from`; a change that affects
 * neither balance is no step. A correction by the bank counts from the moment it was made, so the steps match what
 * real-time calls returned.
 * @returns the steps, and the number of moments skipped to limit the work
 */
export function bankSteps(
  account: BankAccount,
  securities: ReadonlyMap<string, Security>,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly steps: readonly LedgerStep[]; readonly leftOut: number } {
  const byMoment = new Map<number, Change[]>();
  for (const { at, ...change } of changesOf(account, securities)) {
    if (at <= from || at > to) continue;
    const others = byMoment.get(at);
    if (others === undefined) byMoment.set(at, [change]);
    else others.push(change);
  }
  const moments = [...byMoment].sort(([one], [other]) => one - other);
  const every = Math.max(1, Math.ceil((moments.length * (1 + sumsOfBalance(account, securities))) / mostSums));
  const opening = { change: "opening", name: null, amount: null } as const;
  const { available, current } = balancesAt(account, securities, from);
  let last: LedgerStep = { at: from, available, current, ...opening };
  const steps = [last];
  let passed: Change[] = [];
  for (const [index, [at, changes]] of moments.entries()) {
    passed.push(...changes);
    if ((moments.length - 1 - index) % every !== 0) continue;
    const now = balancesAt(account, securities, at);
    const [only, ...others] = passed;
    passed = [];
    if (now.available === last.available && now.current === last.current) continue;
    const what = only === undefined || others.length > 0 ? several : only;
    last = { at, available: now.available, current: now.current, ...what };
    steps.push(last);
  }
  return { steps, leftOut: moments.length - Math.ceil(moments.length / every) };
}

export const several: Change = { change: "several", name: null, amount: null };

function* changesOf(
  account: BankAccount,
  securities: ReadonlyMap<string, Security>,
): Generator<Change & { readonly at: number }> {
  for (const transaction of account.transactions.values()) yield* changesBy(transaction);
  for (const { at } of account.limitChanges) yield { at, change: "limit", name: null, amount: null };
  for (const { at, name, amount } of account.movements) yield { at, change: "movement", name, amount };
  for (const key of new Set(account.positions.map(({ security }) => security))) {
    const security = securities.get(key);
    for (const { at } of security?.prices ?? []) {
      yield { at, change: "price", name: security?.name ?? null, amount: null };
    }
  }
}

function* changesBy(transaction: BankTransaction): Generator<Change & { readonly at: number }> {
  let { amount } = transaction;
  for (const { at, what } of turningPoints(transaction)) {
    amount = viewAt(transaction, at)?.amount ?? amount;
    yield { at, change: named[what] ?? "several", name: transaction.name, amount };
  }
}

/** The change for each name of `turningPoints`. */
const named: Readonly<Record<string, BankChange>> = {
  authorized: "pending",
  posted: "posted",
  "amount-changed": "amount-changed",
  dropped: "dropped",
  reversed: "reversed",
};
