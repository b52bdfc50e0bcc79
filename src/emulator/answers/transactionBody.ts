import { balancesAt } from "../bank/balancesAt.ts";
import { dateOf, type FeedRow } from "../cache/feedRow.ts";
import { isoDate, isoTime } from "../time/time.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import { accountIn } from "./accountIn.ts";
import { merchantFacts } from "./merchants.ts";

/** What a call asks of each transaction. */
export interface TransactionOptions {
  readonly originalDescription: boolean;
  /** `v1` or `v2`, as Plaid names the versions of its categories. */
  readonly categories: string;
}

/** The options of a call. @throws PlaidFailure `INVALID_FIELD` for a version of the categories that is none */
export function transactionOptions(given: {
  readonly include_original_description?: boolean | null | undefined;
  readonly personal_finance_category_version?: string | undefined;
}): TransactionOptions {
  const categories = given.personal_finance_category_version ?? "v1";
  if (categories !== "v1" && categories !== "v2")
    throw new PlaidFailure("INVALID_FIELD", "options.personal_finance_category_version must be one of v1, v2");
  return { originalDescription: given.include_original_description === true, categories };
}

/** One transaction (`Transaction` of https://plaid.com/docs/api/products/transactions/). */
export function transactionBody(item: Item, row: FeedRow, options: TransactionOptions) {
  const { transaction } = row;
  const account = accountIn(item, row.accountId);
  const authorized = transaction.shownDates?.authorized ?? isoDate(transaction.at);
  const merchant = transaction.merchant;
  const { asRecorded } = item.switches;
  const facts = asRecorded ? merchantFacts(merchant) : null;
  // Sandbox tells days alone, and so do transactions made by hand.
  const hasTimes = transaction.shownDates === null && !asRecorded;
  return {
    account_id: row.accountId,
    account_owner: null,
    amount: row.amount,
    authorized_date: authorized,
    authorized_datetime: hasTimes ? isoTime(transaction.at) : null,
    category: null,
    category_id: null,
    check_number: null,
    counterparties:
      merchant === null
        ? []
        : [
            {
              confidence_level: "VERY_HIGH",
              entity_id: facts?.entityId ?? null,
              logo_url: facts?.logoUrl ?? null,
              name: merchant,
              // Sandbox has it, and null, in every one; the SDK's type lacks it.
              ...(asRecorded && { phone_number: null }),
              type: "merchant",
              website: facts?.website ?? null,
            },
          ],
    date: dateOf(row),
    datetime: hasTimes ? isoTime(row.pending ? transaction.at : (transaction.posts ?? transaction.at)) : null,
    iso_currency_code: account.currency.iso,
    location: emptyLocation,
    logo_url: facts?.logoUrl ?? null,
    ...(asRecorded && { merchant_category_code: facts?.categoryCode ?? null }),
    merchant_entity_id: facts?.entityId ?? null,
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
      version: options.categories,
    },
    personal_finance_category_icon_url: `https://plaid-category-icons.plaid.com/PFC_${transaction.category.primary}.png`,
    transaction_code: null,
    transaction_id: row.transactionId,
    transaction_type: transactionTypes[transaction.channel],
    unofficial_currency_code: account.currency.unofficial,
    website: facts?.website ?? null,
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
