import { recurringStreams } from "../answers/recurringStreams.ts";
import { transactionOptions } from "../answers/transactionBody.ts";
import { isoTime } from "../time/time.ts";
import { flag, list, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { endpoint } from "./endpoint.ts";
import { accountsOf, itemForCached, useProduct } from "./itemAccess.ts";
import { updateStatus } from "./transactionsSync.ts";

/** Streams found in the copied transactions: https://plaid.com/docs/api/products/transactions/#transactionsrecurringget */
export const transactionsRecurringGet = endpoint({
  path: "/transactions/recurring/get",
  fields: {
    access_token: required(text()),
    account_ids: list(text()),
    options: record({ include_personal_finance_category: flag(), personal_finance_category_version: text() }),
  },
  run({ input, world, now }) {
    const item = itemForCached(world, input.access_token);
    const accounts = accountsOf(item, input.account_ids);
    const { categories } = transactionOptions(input.options ?? {});
    useProduct(world, item, "transactions", now);
    if (updateStatus(item) !== "HISTORICAL_UPDATE_COMPLETE") throw new PlaidFailure("PRODUCT_NOT_READY");
    const asked = new Set(accounts.map((account) => account.accountId));
    const rows = item.feed.rowsNow().filter((row) => asked.has(row.accountId) && !row.pending);
    const streams = recurringStreams(item, rows, {
      now: item.status.transactions.lastSuccessfulUpdate ?? now,
      categories,
    });
    return {
      inflow_streams: streams.filter((stream) => stream.inflow).map((stream) => stream.body),
      outflow_streams: streams.filter((stream) => !stream.inflow).map((stream) => stream.body),
      personal_finance_category_version: categories,
      updated_datetime: isoTime(item.status.transactions.lastSuccessfulUpdate ?? item.createdAt),
    };
  },
});
