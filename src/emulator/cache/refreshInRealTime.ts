import { addEvent, ranks, type ScheduleContext } from "../world/addEvent.ts";
import type { Item } from "../world/item.ts";
import { refreshProduct } from "../world/refreshProduct.ts";
import { writeCopy } from "./writeCopy.ts";

/**
 * Writes the bank's response to a real-time call through to the cached balance of these accounts, or of all. No product's
 * time of update changes, unless a switch of the Item starts an update of Transactions right after the call.
 */
export function refreshInRealTime(
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
