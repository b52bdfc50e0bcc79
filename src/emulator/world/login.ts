import { day } from "../time/time.ts";
import { addEvent, ranks, type ScheduleContext } from "./addEvent.ts";
import type { Item } from "./item.ts";
import { refreshProduct } from "./refreshProduct.ts";
import { fireWebhook } from "./webhooks.ts";

/** Schedules the expiry of the login, 30 days after the last good one (https://plaid.com/docs/sandbox/). */
export function scheduleLoginExpiry(context: ScheduleContext, item: Item): void {
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
