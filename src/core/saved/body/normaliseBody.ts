import { withAccounts } from "../../extract/accounts.ts";
import { isObject, type JsonObject } from "../../extract/json.ts";
import { snakeCase } from "../scan/printedScalar.ts";

/** No response is deeper. */
const deepest = 30;

/**
 * Gives a response Plaid's own field names where a language's library spelled them differently (`accountId`), and turns
 * the one `account` of a `/processor/…` endpoint into a list. All else stays.
 */
export function normaliseBody(body: JsonObject): JsonObject {
  return withAccounts(isCamel(body) ? (snakeKeys(body, 0) as JsonObject) : body);
}

const camelKeys: ReadonlySet<string> = new Set([
  ...["requestId", "RequestId", "errorCode", "ErrorCode", "nextCursor", "NextCursor", "itemId", "ItemId"],
  ...["coreAttributes", "CoreAttributes", "totalTransactions", "TotalTransactions", "Accounts", "Item"],
]);

function isCamel(body: JsonObject): boolean {
  for (const key in body) if (camelKeys.has(key)) return true;
  const first: unknown = Array.isArray(body.accounts) ? body.accounts[0] : body.account;
  return isObject(first) && ("accountId" in first || "AccountId" in first);
}

function snakeKeys(value: unknown, depth: number): unknown {
  if (depth > deepest || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => snakeKeys(each, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [snakeCase(key), snakeKeys(each, depth + 1)]));
}
