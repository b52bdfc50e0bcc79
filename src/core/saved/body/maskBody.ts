import { maskLongNumbers } from "../../masking/freeText.ts";
import { redact, redacted } from "../../masking/redact.ts";

/** Fields of Plaid's requests and answers that hold a secret or name a person. */
const secretKeys: ReadonlySet<string> = new Set([
  "access_token",
  "public_token",
  "link_token",
  "processor_token",
  "client_id",
  "client_user_id",
  "secret",
  "password",
  "authorization",
  "plaid-client-id",
  "plaid-secret",
  // Account and routing numbers, owners, and where a webhook goes (its address may carry a key).
  "numbers",
  "owners",
  "account_number",
  "account_numbers",
  "payment_reference_number",
  "reference_number",
  "routing",
  "iban",
  "webhook",
  // The people that an account, a payment or a loan names, and their addresses.
  "account_owner",
  "verification_name",
  "payer",
  "payee",
  "by_order_of",
  "guarantor",
  "property_address",
  // Owners as responses had them until version 2019-05-29.
  "identity",
]);

/**
 * Free texts of people and banks, whose long numbers are masked. IDs and times have long numbers too, and are left
 * alone.
 */
const freeText: ReadonlySet<string> = new Set([
  ...["name", "official_name", "error_message", "display_message"],
  ...["original_description", "merchant_name", "reason", "loan_name", "internal_note"],
]);

/** Names are compared without case and separators: `accessToken` is `access_token`. */
const joinedKeys: ReadonlySet<string> = new Set([...secretKeys].map((key) => key.replaceAll(/[_-]/g, "")));
const plainKey = /^[a-z_]*$/;

function isSecret(key: string): boolean {
  if (secretKeys.has(key)) return true;
  // Nearly every name is spelled as Plaid spells it, and needs no masking.
  if (plainKey.test(key)) return !key.includes("_") && joinedKeys.has(key);
  return joinedKeys.has(key.toLowerCase().replaceAll(/[_-]/g, ""));
}

/** Shorter than any token of Plaid's, as most texts are. */
const shortestToken = 12;

/** Masks a text; `key` is the name of its field. */
export function maskText(text: string, key: string): string {
  const unnamed = text.length >= shortestToken ? redact(text, []) : text;
  return freeText.has(key) ? maskLongNumbers(unnamed) : unnamed;
}

/**
 * Masks a body: secrets, account numbers and owners; all else stays, and what has nothing to mask is not copied. Applied
 * before anything is read, so that what was never kept cannot leak.
 */
export function maskBody(body: unknown): unknown {
  return masked(body, { key: "", depth: 0 });
}

/** Plaid's responses are less than ten levels deep; a deeper value than this is none, and would exhaust the stack. */
const deepest = 100;

function masked(body: unknown, { key, depth }: { key: string; depth: number }): unknown {
  if (depth > deepest || (body !== null && isSecret(key))) return redacted;
  if (typeof body === "string") return maskText(body, key);
  if (typeof body !== "object" || body === null) return body;
  const inside = depth + 1;
  if (Array.isArray(body)) {
    const list = body.map((each) => masked(each, { key, depth: inside }));
    return list.every((each, index) => each === body[index]) ? body : list;
  }
  const fields = body as Readonly<Record<string, unknown>>;
  const names = Object.keys(fields);
  const values = names.map((name) => masked(fields[name], { key: name, depth: inside }));
  if (names.every((name, index) => values[index] === fields[name])) return body;
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}
