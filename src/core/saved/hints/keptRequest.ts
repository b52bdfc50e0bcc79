import { isObject, type JsonObject } from "../../extract/json.ts";
import type { EvaluateRequest, Sent } from "../../reading/reading.ts";
import { maskBody } from "../body/maskBody.ts";

/** What a kept request says was sent. */
export interface KeptRequest {
  /** Absent where the request, or its filter, was masked or cannot be read. */
  readonly sent?: Sent;
  /** The part of an evaluation's request that can be read. */
  readonly evaluate?: Partial<EvaluateRequest>;
}

/** Fields that mark a body as a request to Plaid: a client's own options are none. */
const requestFields = [
  "access_token",
  "client_id",
  "account_id",
  "account_ids",
  "client_transaction_id",
  "ruleset_key",
  "min_last_updated_datetime",
  "cursor",
  "start_date",
  "end_date",
] as const;
const optionFields = ["account_id", "account_ids", "min_last_updated_datetime"] as const;

/** The fields in which loggers and HTTP clients put a request's body. */
const bodyKeys = ["body", "data", "json", "payload", "postData", "text", "raw", "params"] as const;

/** The most levels around a request's body: a client's request, its `postData`, its `text`. */
const deepest = 3;

/**
 * Reads the request that a logger or an HTTP client kept, from its body wherever that is. Null where no body can be
 * read.
 */
export function keptRequest(value: unknown): KeptRequest | null {
  const body = bodyOf(value, 0);
  if (body === null) return null;
  const evaluate = evaluateIn(body);
  const sent = sentIn(body, evaluate);
  return { ...(sent !== null && { sent }), ...(Object.keys(evaluate).length > 0 && { evaluate }) };
}

/** The filter beside a response without a request around it; null where there is none. */
export function keptOptions(options: unknown): KeptRequest | null {
  const found = objectFrom(options);
  return found === null || !has(found, optionFields) ? null : keptRequest({ options: found });
}

/**
 * Finds the body of a request. Secrets are masked before anything is read; an object with a body inside is no body
 * itself.
 */
function bodyOf(value: unknown, depth: number): JsonObject | null {
  const found = objectFrom(value);
  if (found === null || depth > deepest) return null;
  const inner = bodyKeys.flatMap((key) => found[key] ?? []);
  if (inner.length > 0) return inner.map((each) => bodyOf(each, depth + 1)).find((each) => each !== null) ?? null;
  const isBody = has(found, requestFields) || has(objectFrom(found.options) ?? {}, optionFields);
  return isBody ? objectFrom(maskBody(found)) : null;
}

function has(object: JsonObject, fields: readonly string[]): boolean {
  return fields.some((field) => field in object);
}

function sentIn(body: JsonObject, evaluate: Partial<EvaluateRequest>): Sent | null {
  const options = optional(body.options, objectFrom);
  if (options === null) return null;
  const accountIds = firstNamed([
    optional(options?.account_ids, idsFrom),
    optional(options?.account_id, idsFrom),
    optional(body.account_ids, idsFrom),
    optional(body.account_id, idsFrom),
  ]);
  const oldest = firstNamed([
    optional(options?.min_last_updated_datetime, instantFrom),
    optional(body.min_last_updated_datetime, instantFrom),
  ]);
  if (accountIds === "unreadable" || oldest === "unreadable") return null;
  const { accountId, amount, rulesetKey = null, clientTransactionId = "" } = evaluate;
  const isKeyRead = optional(body.ruleset_key, (key) => (isWord(key) ? key : null)) !== null;
  const isEvaluation = accountId !== undefined && amount !== undefined && isKeyRead;
  return {
    accountIds: accountIds === null || accountIds.length === 0 ? null : accountIds,
    minLastUpdatedDatetime: oldest,
    ...(isEvaluation && { evaluate: { accountId, amount, rulesetKey, clientTransactionId } }),
  };
}

/** The value of a field; undefined where it is absent or null, null where it cannot be read. */
function optional<Found>(value: unknown, read: (value: unknown) => Found | null): Found | null | undefined {
  return value === undefined || value === null ? undefined : read(value);
}

/** The first value present; null where there is none. One that cannot be read may mean anything. */
function firstNamed<Found>(found: readonly (Found | null | undefined)[]): Found | null | "unreadable" {
  if (found.includes(null)) return "unreadable";
  return found.find((each) => each !== undefined) ?? null;
}

function evaluateIn({
  account_id: accountId,
  amount,
  client_transaction_id: clientTransactionId,
  ruleset_key: rulesetKey,
}: JsonObject): Partial<EvaluateRequest> {
  const sum = typeof amount === "string" && /^\d+(?:\.\d+)?$/.test(amount) ? Number(amount) : amount;
  return {
    ...(isWord(accountId) && { accountId }),
    ...(typeof sum === "number" && { amount: sum }),
    ...(isWord(clientTransactionId) && { clientTransactionId }),
    ...(isWord(rulesetKey) && { rulesetKey }),
  };
}

const maskWords = /^(?:redacted|filtered|masked|hidden|removed|secret|string|object|array|x+)$/i;

/** True for an ID or a key as Plaid and its customers write them, and not for a word that masks one. */
export function isWord(value: unknown): value is string {
  return typeof value === "string" && /^[\w.:-]+$/.test(value) && /[A-Za-z\d]/.test(value) && !maskWords.test(value);
}

/** One ID or a list of IDs; null where any of them is none. */
function idsFrom(value: unknown): readonly string[] | null {
  const parsed = parsedFrom(value);
  const list: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return list.every(isWord) ? list : null;
}

function instantFrom(value: unknown): string | null {
  return typeof value === "string" && !Number.isNaN(Date.parse(value)) ? value : null;
}

/** Parses JSON that a logger wrote as a string; any other value stays. */
function parsedFrom(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The object, also where a logger wrote it as a string; null for any other value. */
export function objectFrom(value: unknown): JsonObject | null {
  const parsed = parsedFrom(value);
  return isObject(parsed) ? parsed : null;
}
