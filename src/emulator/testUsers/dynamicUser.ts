import { type BankTransaction, viewAt } from "../bank/transaction.ts";
import { longId } from "../ids.ts";
import { money } from "../money.ts";
import { numbersFrom } from "../random.ts";
import { categoryOf } from "../scenarios/build/category.ts";
import type { AccountSeed, ActivitySeed } from "../scenarios/itemSeed.ts";
import { day } from "../time/time.ts";
import type { ScheduleContext } from "../world/addEvent.ts";
import type { Item } from "../world/item.ts";
import type { MemoryBudget } from "../world/memoryBudget.ts";
import { scheduleTransaction } from "../world/scheduleBankEvents.ts";
import { weightOfTransaction } from "../world/sizeLimits.ts";

const username = "user_transactions_dynamic";
const startsWith = 50;
const newPerRefresh = 3;

const shops = [
  { name: "Sunrise Market", category: "FOOD_AND_DRINK_GROCERIES", least: 12, most: 140 },
  { name: "Cobblestone Cafe", category: "FOOD_AND_DRINK_COFFEE", least: 3, most: 14 },
  { name: "Metro Transit", category: "TRANSPORTATION_PUBLIC_TRANSIT", least: 2, most: 9 },
  { name: "Juniper Pharmacy", category: "MEDICAL_PHARMACIES_AND_SUPPLEMENTS", least: 8, most: 60 },
  { name: "Vinyl Corner", category: "GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE", least: 15, most: 90 },
];

export function isDynamicUser(item: Item): boolean {
  return item.username === username;
}

/**
 * `user_transactions_dynamic`: a checking account and a card with 50 transactions, some pending
 * (https://plaid.com/docs/transactions/transactions-data/). Its balances are not published; these are ours.
 */
export function dynamicUserAccounts(currency: string): readonly AccountSeed[] {
  const rows = (key: string, count: number): ActivitySeed[] =>
    Array.from({ length: count }, (_, index) => {
      const draw = numbersFrom(`${username} ${key} ${index}`);
      const hoursAgo = index < 4 ? 3 + 8 * index : 24 * (2 + index);
      const purchase = purchaseFrom(draw);
      return {
        at: `-${hoursAgo}h`,
        posts: index < 4 ? `+${2 + index}d` : `-${hoursAgo - 20}h`,
        amount: purchase.amount,
        name: purchase.name,
        merchant: purchase.name,
        category: purchase.category,
        channel: "in store",
      };
    });
  return [
    {
      key: "checking",
      name: "Plaid Checking",
      official_name: "Plaid Gold Standard 0% Interest Checking",
      mask: "0000",
      type: "depository",
      subtype: "checking",
      current: 2140.36,
      iso_currency_code: currency,
      activity: rows("checking", startsWith / 2),
    },
    {
      key: "credit-card",
      name: "Plaid Credit Card",
      official_name: "Plaid Diamond 12.5% APR Interest Credit Card",
      mask: "3333",
      type: "credit",
      subtype: "credit card",
      current: 618.2,
      limit: 3000,
      iso_currency_code: currency,
      activity: rows("credit-card", startsWith / 2),
    },
  ];
}

/**
 * What each asked-for refresh does to such an Item: new pending transactions come, those pending before post, and one
 * earlier amount grows by a dollar. The bank really changes, so balances follow.
 * @throws PlaidFailure when there is no room for more
 */
export function growDynamicUser(
  context: ScheduleContext & { readonly memory: MemoryBudget },
  item: Item,
  now: number,
): void {
  if (!isDynamicUser(item)) return;
  // New transactions, the last ones once more, and a correction.
  context.memory.take(item.itemId, item.accounts.length * (2 * newPerRefresh + 1) * weightOfTransaction);
  item.refreshesAsked += 1;
  for (const account of item.accounts) {
    const known = account.transactions.values();
    const correct = (corrected: BankTransaction): void => {
      account.transactions.set(corrected);
      scheduleTransaction(context, item, account, corrected, now);
    };
    for (const each of known) {
      if (each.at < now && (each.posts === null || each.posts > now)) correct({ ...each, posts: now });
    }
    const settled = known.findLast((each) => each.posts !== null && each.posts < now);
    if (settled !== undefined) {
      const amount = money((viewAt(settled, now)?.amount ?? settled.amount) + 1);
      correct({ ...settled, changes: [...settled.changes.filter(({ at }) => at !== now), { at: now, amount }] });
    }
    for (let index = 0; index < newPerRefresh; index += 1) {
      const key = `${item.itemId} ${account.key} refresh ${item.refreshesAsked} ${index}`;
      const purchase = purchaseFrom(numbersFrom(key));
      const transaction: BankTransaction = {
        id: longId(key),
        name: purchase.name,
        merchant: purchase.name,
        category: categoryOf(purchase.category, purchase.amount),
        channel: "in store",
        at: now,
        posts: now + 2 * day,
        dropped: null,
        reversed: null,
        amount: purchase.amount,
        changes: [],
        unlisted: false,
        shownDates: null,
      };
      account.transactions.set(transaction);
      scheduleTransaction(context, item, account, transaction);
    }
  }
}

function purchaseFrom(draw: () => number): { name: string; category: string; amount: number } {
  const shop = shops[Math.floor(draw() * shops.length)] ?? { name: "Shop", category: "", least: 5, most: 50 };
  return {
    name: shop.name,
    category: shop.category,
    amount: money(Math.round(100 * (shop.least + (shop.most - shop.least) * draw())) / 100),
  };
}
