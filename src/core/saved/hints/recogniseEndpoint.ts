import type { EndpointPath } from "../../endpoint/endpoint.ts";
import { isObject, type JsonObject } from "../../extract/json.ts";

/** Which endpoint a body can be of. `accounts-or-balance`: two endpoints answer exactly alike. */
export type RecognisedEndpoint =
  | { readonly kind: "endpoint"; readonly endpoint: EndpointPath }
  | { readonly kind: "accounts-or-balance" }
  | { readonly kind: "error" }
  /** `/institutions/get_by_id` with a status: of no Item, and with no balance. */
  | { readonly kind: "institution-status" }
  /** An answer of another endpoint of Plaid's, with accounts in it. */
  | { readonly kind: "other" }
  | { readonly kind: "unknown" };

type Shape = (body: JsonObject) => boolean;

const has =
  (...keys: readonly string[]): Shape =>
  (body) =>
    keys.every((key) => key in body);

function someAccount(body: JsonObject, fits: Shape): boolean {
  return Array.isArray(body.accounts) && body.accounts.some((account) => isObject(account) && fits(account));
}

/**
 * Fields that one endpoint alone answers with, the most telling first.
 * Source: the response schemas of https://plaid.com/docs/api/
 */
const shapes: readonly (readonly [EndpointPath, Shape])[] = [
  ["/signal/evaluate", (body) => isObject(body.core_attributes)],
  ["/signal/evaluate", (body) => has("scores")(body) && (has("request_id")(body) || isScores(body.scores))],
  ["/signal/evaluate", has("ruleset", "warnings")],
  // In 2023 it had no accounts. Source: https://plaid.com/docs/changelog/
  ["/transactions/sync", has("added", "next_cursor")],
  ["/investments/transactions/get", has("investment_transactions")],
  ["/transactions/get", has("transactions", "total_transactions")],
  // It answers with the holdings too, and with account numbers.
  ["/investments/auth/get", has("holdings", "numbers", "accounts")],
  ["/investments/holdings/get", has("holdings", "accounts")],
  ["/liabilities/get", has("liabilities", "accounts")],
  ["/auth/get", has("numbers", "accounts")],
  // Scores by account; `/identity/get` has owners.
  ["/identity/match", (body) => someAccount(body, has("legal_name", "email_address"))],
  ["/identity/get", (body) => someAccount(body, has("owners"))],
  // Until version 2019-05-29 the owners stood beside the accounts.
  ["/identity/get", has("identity", "accounts")],
  ["/item/get", (body) => isObject(body.item) && typeof body.item.item_id === "string" && !has("accounts")(body)],
];

/** Fields of other answers with accounts: `/credit_details/get` of old, `/asset_report/get`, `/income/get`. */
const otherKeys = ["credit_details", "report", "income", "bank_income", "cashflow_report"];

function isScores(scores: unknown): boolean {
  return isObject(scores) && ("customer_initiated_return_risk" in scores || "bank_initiated_return_risk" in scores);
}

/** Finds out by its shape which endpoint a body is an answer of. */
export function recogniseEndpoint(body: JsonObject): RecognisedEndpoint {
  if (typeof body.error_code === "string" && typeof body.error_type === "string") return { kind: "error" };
  if (isObject(body.institution) && isObject(body.institution.status)) return { kind: "institution-status" };
  const found = shapes.find(([, fits]) => fits(body));
  if (found !== undefined) return { kind: "endpoint", endpoint: found[0] };
  if (!someAccount(body, has("balances"))) return { kind: "unknown" };
  if (otherKeys.some((key) => key in body)) return { kind: "other" };
  return { kind: "accounts-or-balance" };
}
