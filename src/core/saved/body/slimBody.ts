import type { JsonObject } from "../../extract/json.ts";
import { redacted } from "../../masking/redact.ts";
import { maskBody, maskText } from "./maskBody.ts";

const accountKeys = ["account_id", "mask", "name", "official_name", "type", "subtype"];
const balanceKeys = [
  ...["available", "current", "limit", "iso_currency_code", "unofficial_currency_code", "last_updated_datetime"],
  "margin_loan_amount",
];
const rowKeys = [
  ...["transaction_id", "account_id", "amount", "pending", "date", "datetime", "iso_currency_code"],
  ...["unofficial_currency_code", "pending_transaction_id", "running_balance", "investment_transaction_id"],
];
/** Fields that are kept whole and masked: they are small, and all of them is read. */
const wholeKeys: ReadonlySet<string> = new Set([
  ...["item", "status", "core_attributes", "scores", "ruleset", "warnings", "request_id"],
  ...["has_more", "next_cursor", "total_transactions", "total_investment_transactions", "transactions_update_status"],
  ...["error_type", "error_code", "error_code_reason", "error_message", "display_message", "documentation_url"],
  ...["suggested_action", "causes"],
]);

/**
 * Reduces a response to what is read of it, masked: account numbers, owners, names of shops and places are not kept. A
 * field that is left out keeps its name, which tells the endpoint.
 */
export function slimBody(body: JsonObject): JsonObject {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(body)) {
    if (key === "accounts") kept[key] = listOf(value, accountOf);
    else if (key === "transactions" || key === "added" || key === "modified" || key === "removed")
      kept[key] = listOf(value, rowOf);
    else if (key === "investment_transactions") kept[key] = listOf(value, rowOf);
    else if (key === "institution") kept[key] = institutionOf(value);
    else if (wholeKeys.has(key)) kept[key] = masked(value, key);
    else if (key !== "__proto__") kept[key] = redacted;
  }
  return kept;
}

function masked(value: unknown, key: string): unknown {
  if (typeof value === "string") return maskText(value, key);
  return typeof value === "object" && value !== null ? maskBody(value) : value;
}

function listOf(value: unknown, slim: (each: object) => unknown): unknown {
  return Array.isArray(value)
    ? value.map((each: unknown) => (typeof each === "object" && each !== null ? slim(each) : masked(each, "")))
    : masked(value, "");
}

function pick(from: object, keys: readonly string[]): Record<string, unknown> {
  const record = from as Record<string, unknown>;
  const kept: Record<string, unknown> = {};
  for (const key of keys) {
    const value = record[key];
    if (value !== undefined) kept[key] = masked(value, key);
  }
  return kept;
}

/** Keeps the status of an institution alone, without routing numbers, logos and the like. */
function institutionOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? pick(value, ["institution_id", "status"]) : masked(value, "");
}

const tellingKeys = ["owners", "legal_name", "email_address"];

function accountOf(account: object): unknown {
  const record = account as Record<string, unknown>;
  const { balances } = record;
  const kept = pick(account, accountKeys);
  for (const key of tellingKeys) if (key in record) kept[key] = redacted;
  if (balances !== undefined) {
    kept.balances =
      typeof balances === "object" && balances !== null ? pick(balances, balanceKeys) : masked(balances, "balances");
  }
  return kept;
}

function rowOf(row: object): unknown {
  return pick(row, rowKeys);
}
