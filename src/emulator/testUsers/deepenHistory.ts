import type { BankAccount } from "../bank/account.ts";
import { money } from "../money.ts";
import { buildTransactions } from "../scenarios/build/buildAccount.ts";
import type { Item } from "../world/item.ts";
import type { MemoryBudget } from "../world/memoryBudget.ts";
import { weightOfTransaction } from "../world/sizeLimits.ts";
import { olderActivity } from "./recordedActivity.ts";

/**
 * Has Plaid ask for so many days of an Item's history, and its bank know of them. No balance changes from the link on:
 * what posted before is taken out of what the account began with. @throws PlaidFailure when there is no room for more
 */
export function deepenHistory(item: Item, memory: MemoryBudget, days: number): void {
  const older = [...item.accounts, ...item.unshared].map((account) => ({
    account,
    transactions: account.hasOlderActivity
      ? olderActivity(account.key, { known: item.daysRequested, days }).flatMap((activity, index) =>
          buildTransactions(activity, `${account.accountId} older ${index}`, item.createdAt),
        )
      : [],
  }));
  const count = older.reduce((sum, { transactions }) => sum + transactions.length, 0);
  memory.take(item.itemId, count * weightOfTransaction);
  const deeper = new Map<BankAccount, BankAccount>();
  for (const { account, transactions } of older) {
    for (const each of transactions) account.transactions.set(each);
    const posted = transactions.reduce((sum, { amount }) => sum + amount, 0);
    const owes = account.type === "credit" || account.type === "loan";
    deeper.set(account, { ...account, opening: money(account.opening + (owes ? -posted : posted)) });
  }
  const deepened = (account: BankAccount): BankAccount => deeper.get(account) ?? account;
  item.accounts = item.accounts.map(deepened);
  item.unshared = item.unshared.map(deepened);
  item.daysRequested = days;
}
