import { addEvent, ranks, type ScheduleContext } from "./addEvent.ts";
import { bankTrouble } from "./bankTrouble.ts";
import { isManual } from "./isManual.ts";
import type { Item, RefreshPlan } from "./item.ts";
import { copyBalance, pullTransactions, refreshProduct } from "./refreshProduct.ts";
import { fireWebhook } from "./webhooks.ts";

const firstPullDays = 30;

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
