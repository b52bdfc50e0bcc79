import { writeCopy } from "../cache/writeCopy.ts";
import type { ScheduleContext } from "./addEvent.ts";
import type { Item } from "./item.ts";
import { pullTransactions } from "./refreshProduct.ts";
import { scheduleLimitChanges, scheduleTransaction } from "./scheduleBankEvents.ts";

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
