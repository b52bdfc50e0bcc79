import type { BankAccount } from "../bank/account.ts";
import { type BankTransaction, turningPoints } from "../bank/transaction.ts";
import { addEvent, ranks, type ScheduleContext } from "./addEvent.ts";
import type { Item } from "./item.ts";

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
export function scheduleLimitChanges(
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
