import { sumsOfBalance } from "../bank/balancesAt.ts";
import { type BankTransaction, turningPoints } from "../bank/transaction.ts";
import type { ItemSeed } from "../scenarios/itemSeed.ts";
import { ScenarioError } from "../scenarios/parseScenario.ts";
import { day } from "../time/time.ts";
import type { Item } from "./item.ts";

/** Transactions of one Item, repetitions included: generating them takes half a second. */
const mostTransactions = 20_000;
/** The furthest link or refresh of an Item from the start, ms, before or after. */
const furthest = 36_500 * day;
/** The years 0 to 9999: other days cannot be written as YYYY-MM-DD. */
const calendar = { first: Date.parse("0000-01-01T00:00:00Z"), last: Date.parse("9999-12-31T23:59:59Z") };
/** Steps of the time before the start, about 3 µs each: a caller waits for them, half a second at most. */
const mostStepsBefore = 150_000;
/** Steps that a day may cost: the clock may be moved by 1000 days at once. */
const mostStepsADay = 20_000;
/** Sums over movements, prices and unsettled transactions that count as one step. */
const sumsAStep = 100;

/** Bytes of a transaction: in the ledger, in the event queue, and as rows of Plaid's copy. */
export const weightOfTransaction = 700;

/**
 * The approximate bytes that an Item of this seed will take. A small seed can make a large Item, so this is computed
 * before it is made. @throws ScenarioError naming the field that is too large
 */
export function weightOf(seed: Pick<ItemSeed, "accounts" | "securities">): number {
  let transactions = 0;
  for (const [index, account] of seed.accounts.entries()) {
    for (const [place, { repeat, changes }] of (account.activity ?? []).entries()) {
      transactions += (repeat?.times ?? 1) * (1 + (changes?.length ?? 0));
      if (transactions <= mostTransactions) continue;
      const field = `accounts[${index}].activity[${place}]`;
      throw new ScenarioError(
        `${field}: more than ${mostTransactions} transactions, with every repetition and change.`,
        field,
      );
    }
  }
  return 2 * JSON.stringify(seed).length + transactions * weightOfTransaction;
}

/**
 * Checks that the life of an Item can be run: no moment is too far away, and neither the time before the start nor a
 * day after it takes too long. @param start ms since the epoch @throws ScenarioError naming the field that is too large
 */
export function checkItemSize(item: Item, start: number): void {
  checkMoments(item, start);
  const past = Math.max(0, start - item.createdAt);
  let [before, aDay] = [0, 0];
  const [look, watched] = [stepsOfContact(item), mostUnsettled(item)];
  for (const [index, { every }] of item.refreshPlans.entries()) {
    if (every === null) continue;
    before += (past / every) * look + unsettledSteps(item, { past, every });
    aDay += (day / every) * (look + watched);
    if (before > mostStepsBefore) {
      throw new ScenarioError(
        `refresh[${index}].every: so many refreshes since the Item was linked cannot be run (${Math.round(past / every)} of them).`,
        `refresh[${index}].every`,
      );
    }
    if (aDay > mostStepsADay) {
      throw new ScenarioError(
        `refresh[${index}].every: refreshes so close together are too much for one day (${Math.round(day / every)} of them).`,
        `refresh[${index}].every`,
      );
    }
  }
}

function checkMoments(item: Item, start: number): void {
  const onCalendar = (at: number | null, field: string): void => {
    if (at === null || isOnCalendar(at)) return;
    throw new ScenarioError(`${field}: this moment is not between the years 0 and 9999.`, field);
  };
  const near = (at: number, field: string): void => {
    if (Math.abs(at - start) <= furthest) return;
    throw new ScenarioError(`${field}: this is more than 100 years from the start.`, field);
  };
  near(item.createdAt, "linked");
  for (const [index, { anchor, every }] of item.refreshPlans.entries()) {
    near(anchor, `refresh[${index}].last`);
    if (every !== null) near(start + every, `refresh[${index}].every`);
  }
  if (item.loginLasts !== null) near(start + item.loginLasts, "login_lasts");
  for (const at of item.loginBreaks) onCalendar(at, "faults");
  for (const { from, until } of item.faults) {
    onCalendar(from, "faults");
    onCalendar(until, "faults");
  }
  for (const { key, prices } of item.securities.values()) {
    for (const { at } of prices) onCalendar(at, `securities (${key})`);
  }
  for (const [index, { transactions, movements }] of item.accounts.entries()) {
    for (const each of transactions.values()) {
      for (const { at } of turningPoints(each)) onCalendar(at, `accounts[${index}].activity`);
    }
    for (const { at } of movements) onCalendar(at, `accounts[${index}].movements`);
  }
}

/** True when a moment, in ms since the epoch, can be written as a date. */
export function isOnCalendar(at: number): boolean {
  return at >= calendar.first && at <= calendar.last;
}

/** The steps of one contact with the bank: the sums over movements and prices behind every balance. */
function stepsOfContact(item: Item): number {
  let steps = 1;
  for (const account of item.accounts) steps += 1 + sumsOfBalance(account, item.securities) / sumsAStep;
  return steps;
}

/** The most unsettled transactions that a contact may find. */
function mostUnsettled(item: Item): number {
  const unsettled = item.accounts.flatMap(({ transactions }) =>
    transactions.values().filter((each) => lifeOf(each) > 0),
  );
  return unsettled.length / sumsAStep;
}

/** The steps for transactions that were unsettled at the last contact. */
function unsettledSteps(item: Item, { past, every }: { past: number; every: number }): number {
  let steps = 0;
  for (const { transactions } of item.accounts) {
    for (const each of transactions.values()) steps += Math.min(lifeOf(each), past) / every;
  }
  return steps / sumsAStep;
}

/** ms from a transaction's appearance to its last change. */
function lifeOf({ at, posts, dropped, changes }: BankTransaction): number {
  return Math.max(0, (posts ?? dropped ?? at) - at, ...changes.map((change) => change.at - at));
}
