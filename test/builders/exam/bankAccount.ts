/**
 * The bank's ledger of one account, as what happened and when. Amounts are whole numbers of the smallest part of the
 * currency that the bank keeps, so that sums are exact; `shownAt` makes numbers of them as an answer shows them.
 */
export type AccountKind =
  | "checking"
  | "savings"
  | "card"
  | "cd"
  | "student-loan"
  | "mortgage"
  | "brokerage"
  | "limited-purpose";

/** One movement of money, from the first the bank knows of it to the end. Times in ms since the epoch. */
export interface Entry {
  readonly id: string;
  /** What it takes when it posts; negative where money comes in. On a card, what it adds to the debt. */
  readonly amount: number;
  /** What it takes from the money that can be spent while it is pending; 0 where the bank does not count it yet. */
  readonly held: number;
  /** When it becomes pending; null where it posts at once. */
  readonly pendingAt: number | null;
  /** When it posts; null where it never does. */
  readonly postedAt: number | null;
  /** When it vanishes without posting. */
  readonly droppedAt: number | null;
  /** A deposit counts in `current` when it posts, and can be spent from here on only. */
  readonly spendableAt: number | null;
  /** Whether the bank lists a row for it at all. */
  readonly isListed: boolean;
}

export interface Dated {
  readonly at: number;
  readonly value: number;
}

export interface Currency {
  readonly iso: string | null;
  readonly unofficial: string | null;
  /** How many decimals the bank's ledger has. */
  readonly decimals: number;
}

/** How a bank tells an account's numbers. */
interface BankHabits {
  readonly givesAvailable: boolean;
  readonly givesCurrent: boolean;
  readonly listsPending: boolean;
  readonly countsOverdraft: boolean;
  /** Some banks show debt as a negative `current`. */
  readonly turnsSign: boolean;
  /** Some give what a card can still spend, and not its limit. */
  readonly givesLimit: boolean;
  readonly tellsRunningBalance: boolean;
  readonly datesRowsToTheMinute: boolean;
}

/** An account has another id at Plaid once it was linked anew. */
interface PlaidId {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface BankAccount {
  /** Its own name in the truth: the same whatever Plaid calls it. */
  readonly key: string;
  readonly kind: AccountKind;
  readonly type: "depository" | "credit" | "loan" | "investment";
  readonly subtype: string;
  readonly name: string;
  readonly mask: string | null;
  readonly currency: Currency;
  readonly habits: BankHabits;
  readonly ids: readonly PlaidId[];
  /** `current` before the first entry. */
  readonly opening: number;
  readonly entries: readonly Entry[];
  /** Entries that were paid abroad: their rows name the price there. */
  readonly foreignRows: ReadonlySet<string>;
  /** Credit or overdraft limit by time, oldest first; empty where there is none. */
  readonly limits: readonly Dated[];
  /** Of an investment account: price of one unit, units held, and money in it, by time, oldest first. */
  readonly prices: readonly Dated[];
  readonly units: readonly Dated[];
  readonly cash: readonly Dated[];
}

export interface Numbers {
  readonly available: number | null;
  readonly current: number | null;
  readonly limit: number | null;
}

export type Field = "available" | "current" | "limit";
export const fields: readonly Field[] = ["available", "current", "limit"];

function lastAt(steps: readonly Dated[], at: number): number {
  let value = 0;
  for (const step of steps) {
    if (step.at > at) break;
    value = step.value;
  }
  return value;
}

export function isPendingAt(entry: Entry, at: number): boolean {
  if (entry.pendingAt === null || entry.pendingAt > at) return false;
  return !isPostedAt(entry, at) && !(entry.droppedAt !== null && entry.droppedAt <= at);
}

export function isPostedAt(entry: Entry, at: number): boolean {
  return entry.postedAt !== null && entry.postedAt <= at;
}

function isWaitingToBeSpent(entry: Entry, at: number): boolean {
  return isPostedAt(entry, at) && entry.spendableAt !== null && entry.spendableAt > at;
}

/** What the ledger holds at a moment, in whole parts, before the bank's habits. */
export interface Ledger {
  readonly posted: number;
  readonly held: number;
  readonly limit: number;
}

export function ledgerAt(account: BankAccount, at: number): Ledger {
  let posted = account.opening;
  let held = 0;
  const sign = account.type === "credit" ? 1 : -1;
  for (const entry of account.entries) {
    if (isPostedAt(entry, at)) posted += sign * entry.amount;
    if (isPendingAt(entry, at)) held += entry.held;
    if (isWaitingToBeSpent(entry, at)) held -= entry.amount;
  }
  return { posted, held, limit: lastAt(account.limits, at) };
}

function partsAt(account: BankAccount, at: number): Numbers {
  if (account.kind === "limited-purpose") return { available: null, current: null, limit: null };
  if (account.type === "investment") {
    const cash = lastAt(account.cash, at);
    return { available: cash, current: lastAt(account.units, at) * lastAt(account.prices, at) + cash, limit: null };
  }
  const { posted, held, limit } = ledgerAt(account, at);
  if (account.type === "loan") return { available: null, current: posted, limit: null };
  if (account.type === "credit") return { available: limit - posted - held, current: posted, limit };
  const hasLimit = account.limits.length > 0;
  const spendable = posted - held + (account.habits.countsOverdraft ? limit : 0);
  return { available: spendable, current: posted, limit: hasLimit ? limit : null };
}

/** The numbers the bank tells at a moment. */
export function shownAt(account: BankAccount, at: number): Numbers {
  const { available, current, limit } = partsAt(account, at);
  const { habits } = account;
  return {
    available: habits.givesAvailable ? inUnits(account, available) : null,
    current: habits.givesCurrent ? inUnits(account, habits.turnsSign && current !== null ? -current : current) : null,
    limit: habits.givesLimit ? inUnits(account, limit) : null,
  };
}

export function inUnits(account: BankAccount, parts: number | null): number | null {
  return parts === null ? null : Number((parts / 10 ** account.currency.decimals).toFixed(account.currency.decimals));
}

/** Every time at which a field of what the bank tells changed, after the one moment and up to the other. */
export function movesOf(account: BankAccount, field: Field, after: number, upTo: number): readonly number[] {
  const times = timesOf(account).filter((at) => at > after && at <= upTo);
  let before = shownAt(account, after)[field];
  return times.filter((at) => {
    const now = shownAt(account, at)[field];
    const hasMoved = now !== before;
    before = now;
    return hasMoved;
  });
}

/** When anything happened to the account, oldest first, each time once. */
function timesOf(account: BankAccount): readonly number[] {
  const known = [
    ...account.entries.flatMap((entry) => [entry.pendingAt, entry.postedAt, entry.droppedAt, entry.spendableAt]),
    ...[account.limits, account.prices, account.units, account.cash].flatMap((steps) => steps.map((step) => step.at)),
  ].filter((at) => at !== null);
  return [...new Set(known)].sort((left, right) => left - right);
}

/** The account Plaid calls by this id. */
export function accountOfId(accounts: readonly BankAccount[], id: string): BankAccount | undefined {
  return accounts.find((account) => account.ids.some((each) => each.id === id));
}

/** What Plaid calls the account at a moment; null while it is not shared, or closed. */
export function idAt(account: BankAccount, at: number): string | null {
  return account.ids.find((each) => each.from <= at && at < each.to)?.id ?? null;
}
