import { refreshInRealTime } from "../cache/refreshInRealTime.ts";
import { writeCopy } from "../cache/writeCopy.ts";
import { addEvent, ranks, type ScheduleContext } from "./addEvent.ts";
import { bankTrouble } from "./bankTrouble.ts";
import { isManual } from "./isManual.ts";
import type { Item } from "./item.ts";
import { requireLogin, scheduleLoginExpiry } from "./login.ts";
import { scheduleLimitChanges, scheduleTransaction } from "./scheduleBankEvents.ts";
import { scheduleFirstPulls, scheduleRefresh } from "./scheduleRefreshes.ts";

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
      refreshInRealTime(context, item, { at, cause: "other-client" });
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
