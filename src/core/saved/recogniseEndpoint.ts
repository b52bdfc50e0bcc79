import type { EndpointPath } from "../endpoint.ts";
import type { JsonObject } from "../extract/json.ts";

/** Which endpoint a body can be of. `accounts-or-balance`: two endpoints answer exactly alike. */
export type RecognisedEndpoint =
  | { readonly kind: "endpoint"; readonly endpoint: EndpointPath }
  | { readonly kind: "accounts-or-balance" }
  | { readonly kind: "error" }
  | { readonly kind: "unknown" };

type Shape = (body: JsonObject) => boolean;

const has =
  (...keys: readonly string[]): Shape =>
  (body) =>
    keys.every((key) => key in body);

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function someAccount(body: JsonObject, fits: Shape): boolean {
  return Array.isArray(body.accounts) && body.accounts.some((account) => isObject(account) && fits(account));
}

/**
 * Fields that one endpoint alone answers with, the most telling first.
 * Source: the response schemas of https://plaid.com/docs/api/
 */
const shapes: readonly (readonly [EndpointPath, Shape])[] = [
  ["/signal/evaluate", (body) => has("core_attributes")(body) || has("scores")(body)],
  ["/signal/evaluate", has("ruleset", "warnings")],
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
  ["/item/get", (body) => isObject(body.item) && !has("accounts")(body)],
];

/** Finds out by its shape which endpoint a body is an answer of. */
export function recogniseEndpoint(body: JsonObject): RecognisedEndpoint {
  if (typeof body.error_code === "string" && typeof body.error_type === "string") return { kind: "error" };
  const found = shapes.find(([, fits]) => fits(body));
  if (found !== undefined) return { kind: "endpoint", endpoint: found[0] };
  if (someAccount(body, has("balances"))) return { kind: "accounts-or-balance" };
  return { kind: "unknown" };
}
