import type { EndpointPath } from "../../endpoint/endpoint.ts";
import { isObject, type JsonObject } from "../../extract/json.ts";

/** The endpoint of a body. `accounts-or-balance`: two endpoints respond exactly alike. */
export type RecognisedEndpoint =
  | { readonly kind: "endpoint"; readonly endpoint: EndpointPath }
  | { readonly kind: "accounts-or-balance" }
  | { readonly kind: "error" }
  /** `/institutions/get_by_id` with a status: about no Item, and without a balance. */
  | { readonly kind: "institution-status" }
  /** A response with accounts from an endpoint that is not compared. */
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
 * The forms of response that each endpoint alone gives: the first one that fits decides, so one that has all fields of another
 * stands before it. Source: the response schemas of https://plaid.com/docs/api/
 */
const shapes: Readonly<Record<EndpointPath, readonly Shape[]>> = {
  "/signal/evaluate": [
    (body) => isObject(body.core_attributes),
    (body) => has("scores")(body) && (has("request_id")(body) || isScores(body.scores)),
    has("ruleset", "warnings"),
  ],
  // In 2023 it had no accounts. Source: https://plaid.com/docs/changelog/
  "/transactions/sync": [has("added", "next_cursor")],
  "/investments/transactions/get": [has("investment_transactions")],
  "/transactions/get": [has("transactions", "total_transactions")],
  // It has the holdings too, and account numbers.
  "/investments/auth/get": [has("holdings", "numbers", "accounts")],
  "/investments/holdings/get": [has("holdings", "accounts")],
  "/liabilities/get": [has("liabilities", "accounts")],
  "/auth/get": [has("numbers", "accounts")],
  // Scores by account; `/identity/get` has owners.
  "/identity/match": [(body) => someAccount(body, has("legal_name", "email_address"))],
  // Until version 2019-05-29 the owners stood beside the accounts.
  "/identity/get": [(body) => someAccount(body, has("owners")), has("identity", "accounts")],
  "/item/get": [(body) => isObject(body.item) && typeof body.item.item_id === "string" && !has("accounts")(body)],
  // These two answer alike, with nothing but accounts.
  "/accounts/get": [],
  "/accounts/balance/get": [],
};

/** The endpoints in the order of the table. */
const order = Object.keys(shapes) as readonly EndpointPath[];

/** Fields of other responses with accounts: the former `/credit_details/get`, `/asset_report/get`, `/income/get`. */
const otherKeys = ["credit_details", "report", "income", "bank_income", "cashflow_report"];

function isScores(scores: unknown): boolean {
  return isObject(scores) && ("customer_initiated_return_risk" in scores || "bank_initiated_return_risk" in scores);
}

/** Recognises the endpoint of a body by its shape. */
export function recogniseEndpoint(body: JsonObject): RecognisedEndpoint {
  if (typeof body.error_code === "string" && typeof body.error_type === "string") return { kind: "error" };
  if (isObject(body.institution) && isObject(body.institution.status)) return { kind: "institution-status" };
  const endpoint = order.find((path) => shapes[path].some((fits) => fits(body)));
  if (endpoint !== undefined) return { kind: "endpoint", endpoint };
  if (!someAccount(body, has("balances"))) return { kind: "unknown" };
  if (otherKeys.some((key) => key in body)) return { kind: "other" };
  return { kind: "accounts-or-balance" };
}
