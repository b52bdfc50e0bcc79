import { isObject, type JsonObject } from "../../extract/json.ts";
import { snakeCase } from "../scan/printedScalar.ts";

/** No response is deeper. */
const deepest = 30;

/**
 * Gives a response Plaid's own field names where a language's library spelled them differently (`accountId`), and turns
 * the one `account` of a `/processor/…` endpoint into a list. All else stays.
 */
export function normaliseBody(body: JsonObject): JsonObject {
  const named = isCamel(body) ? (snakeKeys(body, 0) as JsonObject) : body;
  return isObject(named.account) && isObject(named.account.balances) && named.accounts === undefined
    ? { ...named, accounts: [named.account] }
    : named;
}

/** True for a body of one account, as processor endpoints respond. */
export function isOfProcessor(body: JsonObject): boolean {
  return body.accounts === undefined && isObject(body.account) && isObject(body.account.balances);
}

const camelKeys = [
  ...["requestId", "RequestId", "errorCode", "ErrorCode", "nextCursor", "NextCursor", "itemId", "ItemId"],
  ...["coreAttributes", "CoreAttributes", "totalTransactions", "TotalTransactions", "Accounts", "Item"],
];

function isCamel(body: JsonObject): boolean {
  if (camelKeys.some((key) => key in body)) return true;
  const first: unknown = Array.isArray(body.accounts) ? body.accounts[0] : body.account;
  return isObject(first) && ("accountId" in first || "AccountId" in first);
}

function snakeKeys(value: unknown, depth: number): unknown {
  if (depth > deepest || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => snakeKeys(each, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [snakeCase(key), snakeKeys(each, depth + 1)]));
}
