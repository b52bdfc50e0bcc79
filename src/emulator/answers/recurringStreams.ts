import { dateOf, type FeedRow } from "../cache/feedRow.ts";
import { longId } from "../ids.ts";
import { money } from "../money.ts";
import { day, isoDate } from "../time/time.ts";
import type { Item } from "../world/item.ts";
import { accountIn } from "./accountIn.ts";

/** Plaid's frequencies, by the days between two of a kind. */
const frequencies = [
  { name: "WEEKLY", least: 6, most: 8 },
  { name: "BIWEEKLY", least: 13, most: 15 },
  { name: "MONTHLY", least: 27, most: 33 },
  { name: "ANNUALLY", least: 355, most: 375 },
];
const matureFrom = 3;

/**
 * Transactions of one name in one account that come at even distances (`TransactionStream`). Plaid's own finding is
 * cleverer; what is found here is really in the rows. @param asked `categories`: the version of the categories
 */
export function recurringStreams(
  item: Item,
  rows: readonly FeedRow[],
  { now, categories }: { readonly now: number; readonly categories: string },
) {
  const groups = new Map<string, FeedRow[]>();
  for (const row of rows) {
    const key = `${row.accountId} ${row.transaction.name} ${row.amount > 0}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.entries()].flatMap(([key, group]) => {
    const sorted = [...group].sort((one, other) => Date.parse(dateOf(one)) - Date.parse(dateOf(other)));
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined || sorted.length < matureFrom) return [];
    const gap = (Date.parse(dateOf(last)) - Date.parse(dateOf(first))) / day / (sorted.length - 1);
    const frequency = frequencies.find((each) => gap >= each.least && gap <= each.most);
    if (frequency === undefined) return [];
    const account = accountIn(item, first.accountId);
    const amount = (value: number) => ({
      amount: money(value),
      iso_currency_code: account.currency.iso,
      unofficial_currency_code: account.currency.unofficial,
    });
    const active = now - Date.parse(dateOf(last)) < 2 * gap * day;
    return [
      {
        inflow: first.amount < 0,
        body: {
          account_id: first.accountId,
          average_amount: amount(sorted.reduce((sum, row) => sum + row.amount, 0) / sorted.length),
          category: null,
          category_id: null,
          description: first.transaction.name,
          first_date: dateOf(first),
          frequency: frequency.name,
          is_active: active,
          is_user_modified: false,
          last_amount: amount(last.amount),
          last_date: dateOf(last),
          merchant_name: first.transaction.merchant,
          personal_finance_category: {
            confidence_level: "HIGH",
            detailed: first.transaction.category.detailed,
            primary: first.transaction.category.primary,
            version: categories,
          },
          predicted_next_date: active ? isoDate(Date.parse(dateOf(last)) + Math.round(gap) * day) : null,
          status: active ? "MATURE" : "TOMBSTONED",
          stream_id: longId(item.itemId, "stream", key),
          transaction_ids: sorted.map((row) => row.transactionId).reverse(),
        },
      },
    ];
  });
}
