import { serverNow } from "./times.ts";

type Json = Readonly<Record<string, unknown>>;

/** One account as Plaid's JSON writes it. */
export function accountBody(numbers: { id?: string; available: number | null; current: number | null }): Json {
  return {
    account_id: numbers.id ?? "checking",
    balances: {
      available: numbers.available,
      current: numbers.current,
      limit: null,
      iso_currency_code: "USD",
      unofficial_currency_code: null,
    },
    mask: "0000",
    name: "Checking",
    official_name: null,
    type: "depository",
    subtype: "checking",
  };
}

export function accountsBody(numbers: { available: number | null; current: number | null }): Json {
  return { accounts: [accountBody(numbers)], item: { item_id: "item-1" }, request_id: "r" };
}

export function itemBody(products: readonly string[] = ["transactions"]): Json {
  return {
    item: {
      item_id: "item-1",
      institution_id: "ins_109508",
      institution_name: "First Platypus Bank",
      products,
      available_products: [],
      billed_products: products,
      created_at: "2025-03-01T12:00:00Z",
      error: null,
      webhook: "",
      update_type: "background",
      consent_expiration_time: null,
    },
    status: {
      transactions: { last_successful_update: "2026-03-01T07:00:00Z", last_failed_update: null },
      investments: null,
      last_webhook: null,
    },
    request_id: "r",
    generated_at: serverNow,
  };
}

export function rowBody(id: string, amount: number): Json {
  return {
    transaction_id: id,
    account_id: "checking",
    amount,
    pending: false,
    date: "2026-02-27",
    datetime: null,
    iso_currency_code: "USD",
    pending_transaction_id: null,
  };
}

export function syncBody(page: {
  added?: readonly Json[];
  modified?: readonly Json[];
  removed?: readonly string[];
  next: string;
  more: boolean;
}): Json {
  return {
    accounts: [accountBody({ available: 100, current: 110 })],
    added: page.added ?? [],
    modified: page.modified ?? [],
    removed: (page.removed ?? []).map((id) => ({ transaction_id: id, account_id: "checking" })),
    next_cursor: page.next,
    has_more: page.more,
    transactions_update_status: "HISTORICAL_UPDATE_COMPLETE",
    request_id: "r",
  };
}
