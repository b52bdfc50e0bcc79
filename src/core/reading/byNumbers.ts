import { oncePer } from "../oncePer.ts";
import type { Balances } from "./balances.ts";
import type { OkReading } from "./reading.ts";

/** The numbers of an account that answers are looked up by. */
type Numbers = Pick<Balances, "available" | "current">;

/** Looks up the answers that may show an account with these numbers, in lists of their order; no answer is in two. */
type LookUpByNumbers = (accountId: string, numbers: Numbers) => readonly (readonly OkReading[])[];

/**
 * Looks up, among thousands of answers, those that may show an account with the same available and current balance: all that
 * do, and a few whose numbers are a cent apart. A number that one of the two lacks is no other number.
 */
export function byNumbers(readings: readonly OkReading[]): LookUpByNumbers {
  const shown = new Map<string, Shown[]>();
  for (const reading of readings) {
    for (const { accountId, balances } of reading.accounts) {
      const before = shown.get(accountId);
      if (before === undefined) shown.set(accountId, [{ reading, balances }]);
      else before.push({ reading, balances });
    }
  }
  // Most accounts are never asked for, and their keys would take longer than all else in a panel's first frame.
  const listsOf = oncePer((accountId: string) => listsByKey(shown.get(accountId) ?? []));
  return (accountId, numbers) => {
    const lists = listsOf(accountId);
    return keysFor(numbers)
      .flatMap((key) => [lists.get(key) ?? []])
      .filter(isFilled);
  };
}

interface Shown {
  readonly reading: OkReading;
  readonly balances: Balances;
}

function listsByKey(shown: readonly Shown[]): ReadonlyMap<string, readonly OkReading[]> {
  const lists = new Map<string, OkReading[]>();
  for (const { reading, balances } of shown) {
    for (const key of keysOf(balances)) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [reading]);
      else list.push(reading);
    }
  }
  return lists;
}

/** Cents: amounts of the same money are at most one apart. */
const cents = (value: number): number => Math.round(value * 100);

function isFilled({ length }: readonly OkReading[]): boolean {
  return length > 0;
}

const none = "-";
const whatever = "*";

function keysOf({ available, current }: Numbers): readonly string[] {
  const [one, other] = [available, current].map((value) => (typeof value === "number" ? `${cents(value)}` : none));
  return [`${one},${other}`, `${one},${whatever}`, `${whatever},${other}`, `${whatever},${whatever}`];
}

function keysFor({ available, current }: Numbers): readonly string[] {
  const near = (value: number | null | undefined): readonly string[] =>
    typeof value === "number" ? [-1, 0, 1].map((apart) => `${cents(value) + apart}`).concat(none) : [whatever];
  return near(available).flatMap((one) => near(current).map((other) => `${one},${other}`));
}
