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

type Fits = (body: JsonObject) => boolean;

/** A form of response: the field without which no body has it, and the rest of it. */
interface Shape {
  readonly field: string;
  readonly fits?: Fits;
}

const has =
  (...keys: readonly string[]): Fits =>
  (body) =>
    keys.every((key) => key in body);

function someAccount({ accounts }: JsonObject, field: string): boolean {
  return Array.isArray(accounts) && accounts.some((account) => isObject(account) && field in account);
}

/**
 * The forms of response that each endpoint alone gives: the first one that fits decides, so one that has all fields of another
 * stands before it. Source: the response schemas of https://plaid.com/docs/api/
 */
const shapes: Readonly<Record<EndpointPath, readonly Shape[]>> = {
  "/signal/evaluate": [
    { field: "core_attributes", fits: (body) => isObject(body.core_attributes) },
    { field: "scores", fits: (body) => "request_id" in body || isScores(body.scores) },
    { field: "ruleset", fits: has("warnings") },
  ],
  // In 2023 it had no accounts. Source: https://plaid.com/docs/changelog/
  "/transactions/sync": [{ field: "added", fits: has("next_cursor") }],
  "/investments/transactions/get": [{ field: "investment_transactions" }],
  "/transactions/get": [{ field: "transactions", fits: has("total_transactions") }],
  // It has the holdings too, and account numbers.
  "/investments/auth/get": [{ field: "holdings", fits: has("numbers", "accounts") }],
  "/investments/holdings/get": [{ field: "holdings", fits: has("accounts") }],
  "/liabilities/get": [{ field: "liabilities", fits: has("accounts") }],
  "/auth/get": [{ field: "numbers", fits: has("accounts") }],
  // Scores by account; `/identity/get` has owners.
  "/identity/match": [{ field: "accounts", fits: isIdentityMatch }],
  // Until version 2019-05-29 the owners stood beside the accounts.
  "/identity/get": [
    { field: "accounts", fits: (body) => someAccount(body, "owners") },
    { field: "identity", fits: has("accounts") },
  ],
  "/item/get": [{ field: "item", fits: isItemAlone }],
  // These two answer alike, with nothing but accounts.
  "/accounts/get": [],
  "/accounts/balance/get": [],
};

type RankedShape = Shape & { readonly endpoint: EndpointPath; readonly rank: number };

/** The forms by their field, so that one look at the names in a body finds those that can fit. */
const shapesByField: ReadonlyMap<string, readonly RankedShape[]> = byField();

function byField(): Map<string, RankedShape[]> {
  const found = new Map<string, RankedShape[]>();
  for (const [rank, endpoint] of (Object.keys(shapes) as readonly EndpointPath[]).entries()) {
    for (const shape of shapes[endpoint]) {
      found.set(shape.field, [...(found.get(shape.field) ?? []), { ...shape, endpoint, rank }]);
    }
  }
  return found;
}

/** The first endpoint of the table of which a form fits; null where none does. */
function endpointOf(body: JsonObject): EndpointPath | null {
  let first: RankedShape | null = null;
  for (const field in body) {
    const candidates = shapesByField.get(field);
    if (candidates === undefined) continue;
    for (const shape of candidates) {
      if ((first === null || shape.rank < first.rank) && shape.fits?.(body) !== false) first = shape;
    }
  }
  return first?.endpoint ?? null;
}

/** Fields of other responses with accounts: the former `/credit_details/get`, `/asset_report/get`, `/income/get`. */
const otherKeys = ["credit_details", "report", "income", "bank_income", "cashflow_report"];

function isIdentityMatch({ accounts }: JsonObject): boolean {
  return (
    Array.isArray(accounts) &&
    accounts.some((account) => isObject(account) && "legal_name" in account && "email_address" in account)
  );
}

function isItemAlone({ item, accounts }: JsonObject): boolean {
  return accounts === undefined && isObject(item) && typeof item.item_id === "string";
}

function isScores(scores: unknown): boolean {
  return isObject(scores) && ("customer_initiated_return_risk" in scores || "bank_initiated_return_risk" in scores);
}

/** Recognises the endpoint of a body by its shape. */
export function recogniseEndpoint(body: JsonObject): RecognisedEndpoint {
  if (typeof body.error_code === "string" && typeof body.error_type === "string") return { kind: "error" };
  if (isObject(body.institution) && isObject(body.institution.status)) return { kind: "institution-status" };
  const endpoint = endpointOf(body);
  if (endpoint !== null) return { kind: "endpoint", endpoint };
  if (!someAccount(body, "balances")) return { kind: "unknown" };
  if (otherKeys.some((key) => key in body)) return { kind: "other" };
  return { kind: "accounts-or-balance" };
}
