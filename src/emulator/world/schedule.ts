import type { BankAccount } from "../bank/account.ts";
import { type BankTransaction, turningPoints } from "../bank/transaction.ts";
import { day, second } from "../time/time.ts";
import type { Agenda } from "./agenda.ts";
import type { EventLog } from "./eventLog.ts";
import { isManual } from "./isManual.ts";
import type { Item, RefreshPlan } from "./item.ts";
import { bankTrouble, copyBalance, pullTransactions, refreshProduct, writeCopy } from "./refresh.ts";
import { fireWebhook } from "./webhooks.ts";

/** At one moment the bank acts first, then faults begin, then Plaid looks. */
const ranks = { bank: 0, login: 1, link: 2, refresh: 3 };

/** The first transactions come this long after linking, the older ones this long (measured in Plaid's Sandbox). */
const firstPullAfter = 4400;
export const historyPullAfter = 9 * second;
const firstPullDays = 30;

export interface Stage {
  readonly agenda: Agenda;
  readonly log: EventLog;
}

/** Puts the whole life of a new Item on the agenda, from the moment it was linked. */
export function scheduleItem(stage: Stage, item: Item): void {
  for (const account of item.accounts) {
    for (const transaction of account.transactions.values()) scheduleTransaction(stage, item, account, transaction);
    scheduleLimitChanges(stage, item, account);
  }
  const add = (at: number, rank: number, tie: string, run: (at: number) => void): void =>
    addDue(stage, item, { at, rank, tie, run });

  add(item.createdAt, ranks.link, "link", (at) => {
    stage.log.record({ at, itemId: item.itemId, what: "item-linked", cause: "link" });
    const copies = item.switches.copyPerProduct ? ["item", "transactions", "investments", "liabilities"] : ["item"];
    for (const copy of copies) writeCopy(item, stage.log, { at, cause: "link", copy, alsoNotRealTime: true });
    for (const product of ["investments", "liabilities"]) item.productAsOf.set(product, at);
    if (item.products.includes("investments")) item.status.investments.lastSuccessfulUpdate = at;
  });
  for (const at of item.realTimeCalls) {
    add(at, ranks.refresh, "other-client", () => {
      if (isManual(item) || bankTrouble(item, at) !== null) return;
      askInRealTime(stage, item, { at, cause: "other-client" });
    });
  }
  if (item.products.includes("transactions")) scheduleFirstPulls(stage, item, item.createdAt);
  for (const plan of item.refreshPlans) scheduleRefresh(stage, item, plan, item.createdAt + historyPullAfter);
  scheduleLoginExpiry(stage, item);
  for (const at of item.loginBreaks) {
    add(at, ranks.login, "login-breaks", () => requireLogin(stage, item, { at, cause: "scenario" }));
  }
  for (const fault of item.faults) {
    add(fault.from, ranks.login, `fault ${fault.code}`, (at) => {
      const details = { error_code: fault.code };
      stage.log.record({ at, itemId: item.itemId, what: "bank-unreachable", cause: "scenario", details });
    });
  }
}

/**
 * A real-time call has the bank's answer: the cached balance of these accounts (all when not told) is written through.
 * No stamp moves, unless the Item is switched to have an update of Transactions started right behind the call.
 */
export function askInRealTime(
  stage: Stage,
  item: Item,
  input: { at: number; cause: "balance-get" | "other-client"; accountIds?: readonly string[] },
): void {
  writeCopy(item, stage.log, input);
  if (!item.switches.realTimeStartsUpdate || !item.products.includes("transactions")) return;
  addDue(stage, item, {
    at: input.at,
    rank: ranks.refresh,
    tie: "transactions",
    run: (at) => refreshProduct(item, stage.log, { product: "transactions", at, cause: "background-transactions" }),
  });
}

/** The first two pulls of transactions after the product is on the Item; like every pull they ask for the balance too. */
export function scheduleFirstPulls(stage: Stage, item: Item, from: number): void {
  const pull = (at: number, cause: "initial-update" | "historical-update", code: string, days: number): void => {
    item.status.transactions.lastSuccessfulUpdate = at;
    const newTransactions = pullTransactions(item, stage.log, { at, cause, days });
    if (bankTrouble(item, at) === null) copyBalance(item, stage.log, { product: "transactions", at, cause });
    fireWebhook(item, stage.log, { at, type: "TRANSACTIONS", code, newTransactions });
  };
  addDue(stage, item, {
    at: from + firstPullAfter,
    rank: ranks.refresh,
    tie: "initial-update",
    run: (at) => {
      item.productAsOf.set("transactions-initial", at);
      pull(at, "initial-update", "INITIAL_UPDATE", firstPullDays);
    },
  });
  addDue(stage, item, {
    at: from + historyPullAfter,
    rank: ranks.refresh,
    tie: "historical-update",
    run: (at) => {
      item.productAsOf.set("transactions-historical", at);
      pull(at, "historical-update", "HISTORICAL_UPDATE", item.daysRequested);
    },
  });
}

/** Background refreshes of one product, each putting the next on the agenda. */
export function scheduleRefresh(stage: Stage, item: Item, plan: RefreshPlan, after: number): void {
  const { every } = plan;
  // Where nobody logged in there is no bank to ask.
  if (every === null || isManual(item)) return;
  const periods = Math.floor((after - plan.anchor) / every) + 1;
  addDue(stage, item, {
    at: plan.anchor + periods * every,
    rank: ranks.refresh,
    tie: plan.product,
    run: (at) => {
      refreshProduct(item, stage.log, { product: plan.product, at, cause: `background-${plan.product}` });
      scheduleRefresh(stage, item, plan, at);
    },
  });
}

/** The bank's own events from a moment on (the link, unless told), written down as they happen. */
export function scheduleTransaction(
  stage: Stage,
  item: Item,
  account: BankAccount,
  transaction: BankTransaction,
  from: number = item.createdAt,
): void {
  for (const point of turningPoints(transaction)) {
    if (point.at < from) continue;
    addDue(stage, item, {
      at: point.at,
      rank: ranks.bank,
      tie: transaction.id,
      run: (at) => {
        // A transaction that was corrected meanwhile has its own entries.
        if (account.transactions.get(transaction.id) !== transaction) return;
        stage.log.record({
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

/** Writes the bank's changes of a limit down as they happen. Those from before the link are history. */
function scheduleLimitChanges(stage: Stage, item: Item, account: BankAccount): void {
  for (const { at, limit } of account.limitChanges) {
    if (at < item.createdAt) continue;
    addDue(stage, item, {
      at,
      rank: ranks.bank,
      tie: `limit ${account.accountId}`,
      run: () =>
        stage.log.record({
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

/** Sandbox Items ask for a login by themselves 30 days after the last good one (https://plaid.com/docs/sandbox/). */
function scheduleLoginExpiry(stage: Stage, item: Item): void {
  const { loginLasts } = item;
  // One entry at a time: somebody who repairs again and again would fill the agenda.
  if (loginLasts === null || item.expiryScheduled === true) return;
  item.expiryScheduled = true;
  addDue(stage, item, {
    at: item.loginGoodSince + loginLasts,
    rank: ranks.login,
    tie: "login-expiry",
    run: (at) => {
      item.expiryScheduled = false;
      if (item.loginGoodSince + loginLasts > at) scheduleLoginExpiry(stage, item);
      else if (item.login === null) requireLogin(stage, item, { at, cause: "login-expired" });
    },
  });
}

/** Somebody may break and repair a login for as long as he likes. */
const mostLoginSpans = 200;

export function requireLogin(stage: Stage, item: Item, input: { at: number; cause: string }): void {
  if (item.login === null) item.loginSpans.push({ code: "ITEM_LOGIN_REQUIRED", from: input.at, until: null });
  if (item.loginSpans.length > mostLoginSpans) item.loginSpans.shift();
  item.login = { code: "ITEM_LOGIN_REQUIRED", since: input.at };
  stage.log.record({ at: input.at, itemId: item.itemId, what: "login-required", cause: input.cause });
  fireWebhook(item, stage.log, { at: input.at, type: "ITEM", code: "ERROR" });
}

/** What a finished Link update mode does: the login is good again, and an Item long in error is refreshed at once. */
export function repairLogin(stage: Stage, item: Item, at: number): void {
  const broken = item.login;
  const span = item.loginSpans.at(-1);
  if (span?.until === null) item.loginSpans.splice(-1, 1, { ...span, until: at });
  item.login = null;
  item.loginGoodSince = at;
  scheduleLoginExpiry(stage, item);
  stage.log.record({ at, itemId: item.itemId, what: "login-repaired", cause: "update-mode" });
  fireWebhook(item, stage.log, { at, type: "ITEM", code: "LOGIN_REPAIRED" });
  if (broken === null || at - broken.since <= day) return;
  for (const plan of item.refreshPlans)
    refreshProduct(item, stage.log, { product: plan.product, at, cause: "update-mode" });
}

function addDue(stage: Stage, item: Item, due: { at: number; rank: number; tie: string; run(at: number): void }): void {
  stage.agenda.add({ ...due, itemId: item.itemId });
}
