import { cachedAccountBodies } from "../answers/accountBody.ts";
import { itemBody } from "../answers/itemBody.ts";
import { transactionBody, transactionOptions } from "../answers/transactionBody.ts";
import { flag, list, nullable, number, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { endpoint } from "./endpoint.ts";
import { accountsOf, itemForCached, useProduct } from "./itemAccess.ts";
import { updateStatus } from "./transactionsSync.ts";

/** Newest first, by day and page: https://plaid.com/docs/api/products/transactions/#transactionsget */
export const transactionsGet = endpoint({
  path: "/transactions/get",
  fields: {
    access_token: required(text()),
    start_date: required(text({ form: "date" })),
    end_date: required(text({ form: "date" })),
    options: record({
      account_ids: list(text()),
      count: number({ min: 1, max: 500, whole: true }),
      offset: number({ min: 0, whole: true }),
      include_original_description: nullable(flag()),
      include_personal_finance_category_beta: flag(),
      include_personal_finance_category: flag(),
      include_logo_and_counterparty_beta: flag(),
      personal_finance_category_version: text(),
      days_requested: number({ min: 1, max: 730, whole: true }),
    }),
  },
  run({ input, world, now }) {
    const item = itemForCached(world, input.access_token);
    const { options = {}, start_date: from, end_date: to } = input;
    const accounts = accountsOf(item, options.account_ids);
    if (from > to) throw new PlaidFailure("INVALID_FIELD", "start_date must not be after end_date");
    useProduct(world, item, "transactions", now, options.days_requested);
    if (updateStatus(item) === "NOT_READY") throw new PlaidFailure("PRODUCT_NOT_READY");
    const asked = new Set(accounts.map((account) => account.accountId));
    const found = item.feed
      .rowsByDay()
      .filter(({ row, date }) => asked.has(row.accountId) && date >= from && date <= to);
    const offset = options.offset ?? 0;
    const shown = transactionOptions(options);
    return {
      accounts: cachedAccountBodies(item, accounts, "transactions"),
      item: itemBody(item),
      total_transactions: found.length,
      transactions: found
        .slice(offset, offset + (options.count ?? 100))
        .map(({ row }) => transactionBody(item, row, shown)),
    };
  },
});
