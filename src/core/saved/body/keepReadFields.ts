import type { JsonObject } from "../../extract/json.ts";
import { redacted } from "../../masking/redact.ts";
import { maskBody, maskText } from "./maskBody.ts";

type Names = ReadonlySet<string>;

const accountKeys: Names = new Set(["account_id", "mask", "name", "official_name", "type", "subtype"]);
const balanceKeys: Names = new Set([
  ...["available", "current", "limit", "iso_currency_code", "unofficial_currency_code", "last_updated_datetime"],
  "margin_loan_amount",
]);
const rowKeys: Names = new Set([
  ...["transaction_id", "account_id", "amount", "pending", "date", "datetime", "iso_currency_code"],
  ...["unofficial_currency_code", "pending_transaction_id", "running_balance", "investment_transaction_id"],
]);
const statusKeys: Names = new Set(["institution_id", "status"]);
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
export function keepReadFields(body: JsonObject): JsonObject {
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

type Fields = Readonly<Record<string, unknown>>;

/** The named fields of an object, masked. */
function pick(from: Fields, names: Names): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of names) {
    const value = from[key];
    if (value !== undefined) kept[key] = masked(value, key);
  }
  return kept;
}

/** True where an object has nothing but these fields, and nothing to mask: most have, and need no copy. */
function isSlim(object: Fields, names: Names, except = ""): boolean {
  if (Array.isArray(object)) return false;
  for (const key in object) {
    const value = object[key];
    if (key === except) continue;
    if (!names.has(key) || (typeof value === "object" && value !== null)) return false;
    if (typeof value === "string" && maskText(value, key) !== value) return false;
  }
  return true;
}

/** Keeps the status of an institution alone, without routing numbers, logos and the like. */
function institutionOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? pick(value as Fields, statusKeys) : masked(value, "");
}

const tellingKeys = ["owners", "legal_name", "email_address"];

function accountOf(account: object): unknown {
  const fields = account as Fields;
  const balances = balancesOf(fields.balances);
  if (balances === fields.balances && isSlim(fields, accountKeys, "balances")) return account;
  const kept = pick(fields, accountKeys);
  for (const key of tellingKeys) if (key in fields) kept[key] = redacted;
  if (balances !== undefined) kept.balances = balances;
  return kept;
}

function balancesOf(balances: unknown): unknown {
  if (typeof balances !== "object" || balances === null) return masked(balances, "balances");
  return isSlim(balances as Fields, balanceKeys) ? balances : pick(balances as Fields, balanceKeys);
}

function rowOf(row: object): unknown {
  return isSlim(row as Fields, rowKeys) ? row : pick(row as Fields, rowKeys);
}
