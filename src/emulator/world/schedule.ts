import type { BankAccount } from "../bank/account.ts";
import { type BankTransaction, turningPoints } from "../bank/transaction.ts";
import { day } from "../time/time.ts";
import type { EventLog } from "./eventLog.ts";
import type { EventQueue } from "./eventQueue.ts";
import { isManual } from "./isManual.ts";
import type { Item, RefreshPlan } from "./item.ts";
import { bankTrouble, copyBalance, pullTransactions, refreshProduct, writeCopy } from "./refresh.ts";
import { fireWebhook } from "./webhooks.ts";

/** The order of events at one moment: the bank's own, then faults, then Plaid's contacts with the bank. */
const ranks = { bank: 0, login: 1, link: 2, refresh: 3 };

const firstPullDays = 30;

export interface ScheduleContext {
  readonly eventQueue: EventQueue;
  readonly log: EventLog;
}

/** Schedules all events of a new Item, from the link on. */
export function scheduleItem(context: ScheduleContext, item: Item): void {
  for (const account of item.accounts) {
    for (const transaction of account.transactions.values()) scheduleTransaction(context, item, account, transaction);
    scheduleLimitChanges(context, item, account);
  }
  const add = (at: number, rank: number, tie: string, run: (at: number) => void): void =>
    addEvent(context, item, { at, rank, tie, run });

  add(item.createdAt, ranks.link, "link", (at) => {
    context.log.record({ at, itemId: item.itemId, what: "item-linked", cause: "link" });
    const copies = item.switches.copyPerProduct ? ["item", "transactions", "investments", "liabilities"] : ["item"];
    for (const copy of copies) writeCopy(item, context.log, { at, cause: "link", copy, alsoNotRealTime: true });
    for (const product of ["investments", "liabilities"]) item.productAsOf.set(product, at);
    if (item.products.includes("investments")) item.status.investments.lastSuccessfulUpdate = at;
  });
  for (const at of item.realTimeCalls) {
    add(at, ranks.refresh, "other-client", () => {
      if (isManual(item) || bankTrouble(item, at) !== null) return;
      askInRealTime(context, item, { at, cause: "other-client" });
    });
  }
  if (item.products.includes("transactions")) scheduleFirstPulls(context, item, item.createdAt);
  for (const plan of item.refreshPlans) scheduleRefresh(context, item, plan, item.createdAt + item.pullsAfter.history);
  scheduleLoginExpiry(context, item);
  for (const at of item.loginBreaks) {
    add(at, ranks.login, "login-breaks", () => requireLogin(context, item, { at, cause: "scenario" }));
  }
  for (const fault of item.faults) {
    add(fault.from, ranks.login, `fault ${fault.code}`, (at) => {
      const details = { error_code: fault.code };
      context.log.record({ at, itemId: item.itemId, what: "bank-unreachable", cause: "scenario", details });
    });
  }
}

/**
 * Writes the bank's response to a real-time call through to the cached balance of these accounts, or of all. No product's
 * time of update changes, unless a switch of the Item starts an update of Transactions right after the call.
 */
export function askInRealTime(
  context: ScheduleContext,
  item: Item,
  input: { at: number; cause: "balance-get" | "other-client"; accountIds?: readonly string[] },
): void {
  writeCopy(item, context.log, input);
  if (!item.switches.realTimeStartsUpdate || !item.products.includes("transactions")) return;
  addEvent(context, item, {
    at: input.at,
    rank: ranks.refresh,
    tie: "transactions",
    run: (at) => refreshProduct(item, context.log, { product: "transactions", at, cause: "background-transactions" }),
  });
}

/** Schedules the first two pulls of transactions after the product was added. Each pull copies the balance too. */
export function scheduleFirstPulls(context: ScheduleContext, item: Item, from: number): void {
  const pull = (at: number, cause: "initial-update" | "historical-update", code: string, days: number): void => {
    item.status.transactions.lastSuccessfulUpdate = at;
    const changed = pullTransactions(item, context.log, { at, cause, days });
    if (bankTrouble(item, at) === null) copyBalance(item, context.log, { product: "transactions", at, cause });
    fireWebhook(item, context.log, { at, type: "TRANSACTIONS", code, changed });
  };
  addEvent(context, item, {
    at: from + item.pullsAfter.first,
    rank: ranks.refresh,
    tie: "first-update",
    run: (at) => {
      item.productAsOf.set("transactions-initial", at);
      pull(at, "initial-update", "INITIAL_UPDATE", firstPullDays);
    },
  });
  addEvent(context, item, {
    at: from + item.pullsAfter.history,
    rank: ranks.refresh,
    tie: "historical-update",
    run: (at) => {
      item.productAsOf.set("transactions-historical", at);
      pull(at, "historical-update", "HISTORICAL_UPDATE", item.daysRequested);
    },
  });
}

/** When a product is next refreshed after a moment, ms since the epoch; null where it is not. */
function nextDue(item: Item, { every, anchor }: RefreshPlan, after: number): number | null {
  // Without a login there is no connection to the bank.
  if (every === null || isManual(item)) return null;
  return anchor + (Math.floor((after - anchor) / every) + 1) * every;
}

/** When the cached copy of an Item is next refreshed in the background, ms since the epoch; null where it is not. */
export function nextRefresh(item: Item, now: number): number | null {
  const after = Math.max(now, item.createdAt + item.pullsAfter.history);
  const times = item.refreshPlans.flatMap((plan) => nextDue(item, plan, after) ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

/** Schedules the background refreshes of a product; each schedules the next. */
export function scheduleRefresh(context: ScheduleContext, item: Item, plan: RefreshPlan, after: number): void {
  const at = nextDue(item, plan, after);
  if (at === null) return;
  addEvent(context, item, {
    at,
    rank: ranks.refresh,
    tie: plan.product,
    run: (at) => {
      refreshProduct(item, context.log, { product: plan.product, at, cause: `background-${plan.product}` });
      scheduleRefresh(context, item, plan, at);
    },
  });
}

/** Schedules the bank's events of a transaction from a moment on, by default the link, to be recorded as they happen. */
export function scheduleTransaction(
  context: ScheduleContext,
  item: Item,
  account: BankAccount,
  transaction: BankTransaction,
  from: number = item.createdAt,
): void {
  for (const point of turningPoints(transaction)) {
    if (point.at < from) continue;
    addEvent(context, item, {
      at: point.at,
      rank: ranks.bank,
      tie: transaction.id,
      run: (at) => {
        // The corrected version of the transaction has entries of its own.
        if (account.transactions.get(transaction.id) !== transaction) return;
        context.log.record({
          at,
          itemId: item.itemId,
          what: `transaction-${point.what}`,
          cause: "bank",
          accountId: account.accountId,
          details: { name: transaction.name, listed: !transaction.unlisted },
        });
      },
    });
  }
}

/** Schedules the recording of changes of a limit. Those from before the link are not recorded. */
function scheduleLimitChanges(
  context: ScheduleContext,
  item: Item,
  account: BankAccount,
  from: number = item.createdAt,
): void {
  for (const { at, limit } of account.limitChanges) {
    if (at < from) continue;
    addEvent(context, item, {
      at,
      rank: ranks.bank,
      tie: `limit ${account.accountId}`,
      run: () =>
        context.log.record({
          at,
          itemId: item.itemId,
          what: "limit-changed",
          cause: "bank",
          accountId: account.accountId,
          details: { limit },
        }),
    });
  }
}

/** Schedules the expiry of the login, 30 days after the last good one (https://plaid.com/docs/sandbox/). */
function scheduleLoginExpiry(context: ScheduleContext, item: Item): void {
  const { loginLasts } = item;
  // One entry at a time: repeated repairs must not fill the queue.
  if (loginLasts === null || item.expiryScheduled === true) return;
  item.expiryScheduled = true;
  addEvent(context, item, {
    at: item.loginGoodSince + loginLasts,
    rank: ranks.login,
    tie: "login-expiry",
    run: (at) => {
      item.expiryScheduled = false;
      if (item.loginGoodSince + loginLasts > at) scheduleLoginExpiry(context, item);
      else if (item.login === null) requireLogin(context, item, { at, cause: "login-expired" });
    },
  });
}

/** Spans kept: a login may be broken and repaired any number of times. */
const mostLoginSpans = 200;

export function requireLogin(context: ScheduleContext, item: Item, input: { at: number; cause: string }): void {
  if (item.login === null) item.loginSpans.push({ code: "ITEM_LOGIN_REQUIRED", from: input.at, until: null });
  if (item.loginSpans.length > mostLoginSpans) item.loginSpans.shift();
  item.login = { code: "ITEM_LOGIN_REQUIRED", since: input.at };
  context.log.record({ at: input.at, itemId: item.itemId, what: "login-required", cause: input.cause });
  fireWebhook(item, context.log, { at: input.at, type: "ITEM", code: "ERROR" });
}

/** Repairs the login, as a finished Link update mode does. An Item that was in error for long is refreshed at once. */
export function repairLogin(context: ScheduleContext, item: Item, at: number): void {
  const broken = item.login;
  const span = item.loginSpans.at(-1);
  if (span?.until === null) item.loginSpans.splice(-1, 1, { ...span, until: at });
  item.login = null;
  item.loginGoodSince = at;
  scheduleLoginExpiry(context, item);
  context.log.record({ at, itemId: item.itemId, what: "login-repaired", cause: "update-mode" });
  fireWebhook(item, context.log, { at, type: "ITEM", code: "LOGIN_REPAIRED" });
  if (broken === null || at - broken.since <= day) return;
  for (const plan of item.refreshPlans)
    refreshProduct(item, context.log, { product: plan.product, at, cause: "update-mode" });
}

/** Shares further accounts of the bank with Plaid, as Link's update mode does with those a person selects. */
export function shareAccounts(
  context: ScheduleContext,
  item: Item,
  { keys, at }: { keys: readonly string[]; at: number },
) {
  const added = item.unshared.filter(({ key }) => keys.includes(key));
  if (added.length === 0) return;
  item.unshared = item.unshared.filter((account) => !added.includes(account));
  item.accounts = [...item.accounts, ...added];
  for (const account of added) {
    for (const transaction of account.transactions.values())
      scheduleTransaction(context, item, account, transaction, at);
    scheduleLimitChanges(context, item, account, at);
  }
  const accountIds = added.map(({ accountId }) => accountId);
  const details = { account_ids: accountIds };
  context.log.record({ at, itemId: item.itemId, what: "accounts-shared", cause: "update-mode", details });
  const copies = item.switches.copyPerProduct ? ["item", "transactions", "investments", "liabilities"] : ["item"];
  for (const copy of copies)
    writeCopy(item, context.log, { at, cause: "link", copy, accountIds, alsoNotRealTime: true });
  if (item.status.transactions.lastSuccessfulUpdate !== null)
    pullTransactions(item, context.log, { at, cause: "update-mode", days: item.daysRequested });
}

function addEvent(
  context: ScheduleContext,
  item: Item,
  due: { at: number; rank: number; tie: string; run(at: number): void },
): void {
  context.eventQueue.add({ ...due, itemId: item.itemId });
}
