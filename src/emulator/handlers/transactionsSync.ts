import { cachedAccountBodies } from "../answers/accountBody.ts";
import { transactionBody, transactionOptions } from "../answers/transactionBody.ts";
import { readCursor, unknownCursor, writeCursor } from "../cache/cursor.ts";
import type { FeedRow } from "../cache/feedRow.ts";
import type { FeedDelta } from "../cache/versionedRows.ts";
import { flag, nullable, number, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import { endpoint } from "./endpoint.ts";
import { accountOf, itemForCached, useProduct } from "./itemAccess.ts";

const usualCount = 100;

/**
 * What changed since a cursor, page by page: https://plaid.com/docs/api/products/transactions/#transactionssync
 * A cursor names the versions of the feed it lies between, so that asking again with it gives the same again.
 */
export const transactionsSync = endpoint({
  path: "/transactions/sync",
  fields: {
    access_token: required(text()),
    cursor: nullable(text({ min: 0 })),
    count: number({ min: 1, max: 500, whole: true }),
    options: record({
      include_original_description: nullable(flag()),
      include_personal_finance_category: flag(),
      include_logo_and_counterparty_beta: flag(),
      personal_finance_category_version: text(),
      days_requested: number({ min: 1, max: 730, whole: true }),
      account_id: text(),
    }),
  },
  run({ input, world, now }) {
    const item = itemForCached(world, input.access_token);
    useProduct(world, item, "transactions", now, input.options?.days_requested);
    const accountId = input.options?.account_id;
    if (accountId !== undefined) accountOf(item, accountId, "options.account_id");
    const status = updateStatus(item);
    const cursor = readCursor(input.cursor ?? "", { itemId: item.itemId, account: accountId ?? null });
    if (cursor === null || cursor.from > item.feed.version || cursor.to > item.feed.version) {
      throw new PlaidFailure("INVALID_FIELD", unknownCursor);
    }
    const first = cursor.offset === 0;
    if (!first && cursor.to !== item.feed.version) {
      throw new PlaidFailure("TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION");
    }
    const to = first ? item.feed.version : cursor.to;
    const changes = changesOf(item.feed.delta(cursor.from, to), accountId);
    const end = cursor.offset + (input.count ?? usualCount);
    const page = pageOf(changes, cursor.offset, end);
    const more = end < changes.added.length + changes.modified.length + changes.removed.length;
    const options = transactionOptions(input.options ?? {});
    const body = (row: FeedRow) => transactionBody(item, row, options);
    return {
      accounts: accountsWithTransactions(item, accountId),
      added: page.added.map(body),
      has_more: more,
      modified: page.modified.map(body),
      next_cursor:
        status === "NOT_READY"
          ? ""
          : writeCursor(
              { from: more ? cursor.from : to, to, offset: more ? end : 0 },
              { itemId: item.itemId, account: accountId ?? null },
            ),
      removed: page.removed.map(({ accountId: account_id, transactionId: transaction_id }) => ({
        account_id,
        transaction_id,
      })),
      transactions_update_status: status,
    };
  },
});

function changesOf(delta: FeedDelta, accountId: string | undefined): FeedDelta {
  if (accountId === undefined) return delta;
  const mine = (each: { accountId: string }): boolean => each.accountId === accountId;
  return {
    added: delta.added.filter(mine),
    modified: delta.modified.filter(mine),
    removed: delta.removed.filter(mine),
  };
}

/** The part between two places, where what was added comes first, then what was modified, then what was removed. */
function pageOf({ added, modified, removed }: FeedDelta, from: number, to: number): FeedDelta {
  const slice = <T>(rows: readonly T[], before: number): readonly T[] =>
    rows.slice(Math.max(0, from - before), Math.max(0, to - before));
  return {
    added: slice(added, 0),
    modified: slice(modified, added.length),
    removed: slice(removed, added.length + modified.length),
  };
}

/** Lists the accounts that have transactions, and never investment accounts. */
function accountsWithTransactions(item: Item, accountId: string | undefined) {
  const accounts = item.accounts
    .filter((account) => account.type !== "investment" && item.feed.hasRows(account.accountId))
    .filter((account) => accountId === undefined || account.accountId === accountId);
  return cachedAccountBodies(item, accounts, "transactions");
}

export function updateStatus(item: Item): string {
  if (item.productAsOf.has("transactions-historical")) return "HISTORICAL_UPDATE_COMPLETE";
  return item.productAsOf.has("transactions-initial") ? "INITIAL_UPDATE_COMPLETE" : "NOT_READY";
}
