import { balancesAt } from "../bank/balancesAt.ts";
import { dateOf, type FeedRow } from "../cache/transactionFeed.ts";
import { isoDate, isoTime } from "../time/time.ts";
import type { Item } from "../world/item.ts";
import { accountIn } from "./accountIn.ts";

/** One transaction (`Transaction` of https://plaid.com/docs/api/products/transactions/). */
export function transactionBody(item: Item, row: FeedRow, options: { originalDescription: boolean }) {
  const { transaction } = row;
  const account = accountIn(item, row.accountId);
  const authorized = transaction.shownDates?.authorized ?? isoDate(transaction.at);
  const merchant = transaction.merchant;
  return {
    account_id: row.accountId,
    account_owner: null,
    amount: row.amount,
    authorized_date: authorized,
    authorized_datetime: transaction.shownDates === null ? isoTime(transaction.at) : null,
    category: null,
    category_id: null,
    check_number: null,
    counterparties:
      merchant === null
        ? []
        : [
            {
              confidence_level: "VERY_HIGH",
              entity_id: null,
              logo_url: null,
              name: merchant,
              type: "merchant",
              website: null,
            },
          ],
    date: dateOf(row),
    datetime:
      transaction.shownDates === null
        ? isoTime(row.pending ? transaction.at : (transaction.posts ?? transaction.at))
        : null,
    iso_currency_code: account.currency.iso,
    location: emptyLocation,
    logo_url: null,
    merchant_entity_id: null,
    merchant_name: merchant,
    name: transaction.name,
    ...(item.switches.runningBalance ? { running_balance: runningBalance(item, row) } : {}),
    ...(options.originalDescription ? { original_description: transaction.name.toUpperCase() } : {}),
    payment_channel: transaction.channel,
    payment_meta: emptyPaymentMeta,
    pending: row.pending,
    pending_transaction_id: row.pendingTransactionId,
    personal_finance_category: {
      confidence_level: "HIGH",
      detailed: transaction.category.detailed,
      primary: transaction.category.primary,
      version: "v1",
    },
    personal_finance_category_icon_url: `https://plaid-category-icons.plaid.com/PFC_${transaction.category.primary}.png`,
    transaction_code: null,
    transaction_id: row.transactionId,
    transaction_type: transactionTypes[transaction.channel],
    unofficial_currency_code: account.currency.unofficial,
    website: null,
  };
}

/** The balance the bank printed beside a posted transaction; a pending one has none. */
function runningBalance(item: Item, row: FeedRow): number | null {
  if (row.pending) return null;
  const at = row.transaction.posts ?? row.transaction.at;
  return balancesAt(accountIn(item, row.accountId), item.securities, at).current;
}

const transactionTypes = { online: "digital", "in store": "place", other: "special" } as const;

const emptyLocation = {
  address: null,
  city: null,
  country: null,
  lat: null,
  lon: null,
  postal_code: null,
  region: null,
  store_number: null,
};

const emptyPaymentMeta = {
  by_order_of: null,
  payee: null,
  payer: null,
  payment_method: null,
  payment_processor: null,
  ppd_id: null,
  reason: null,
  reference_number: null,
};
