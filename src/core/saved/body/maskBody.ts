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
  // Whoever an account, a payment or a loan names, and where they live.
  "account_owner",
  "verification_name",
  "payer",
  "payee",
  "by_order_of",
  "guarantor",
  "property_address",
  // Owners as answers held them until version 2019-05-29.
  "identity",
]);

/** Texts that people and banks write freely. Ids and times are long runs of digits too, and are not touched. */
const freeText: ReadonlySet<string> = new Set([
  ...["name", "official_name", "error_message", "display_message"],
  ...["original_description", "merchant_name", "reason", "loan_name", "internal_note"],
]);

/** Names are compared without case and without what joins their words: `accessToken` is `access_token`. */
const joinedKeys: ReadonlySet<string> = new Set([...secretKeys].map((key) => key.replaceAll(/[_-]/g, "")));
const plainKey = /^[a-z_]*$/;

function isSecret(key: string): boolean {
  if (secretKeys.has(key)) return true;
  // Nearly every name is written as Plaid writes it, and is then none of them.
  return (!plainKey.test(key) || !key.includes("_")) && joinedKeys.has(key.toLowerCase().replaceAll(/[_-]/g, ""));
}

/** No token of Plaid's is shorter, and most texts are. */
const shortestToken = 12;

/** A text as it may be looked at; `key` is the name of its field. */
export function maskText(text: string, key: string): string {
  const unnamed = text.length >= shortestToken ? redact(text, []) : text;
  return freeText.has(key) ? maskLongNumbers(unnamed) : unnamed;
}

/**
 * A body as it may be looked at: secrets, account numbers and owners masked, everything else as it was. Applied before
 * anything is read, so that what was never kept cannot leak.
 */
export function maskBody(body: unknown): unknown {
  return masked(body, { key: "", depth: 0 });
}

/** Plaid's answers are not ten deep; what is deeper than this is no answer, and would exhaust the stack. */
const deepest = 100;

function masked(body: unknown, { key, depth }: { key: string; depth: number }): unknown {
  if (depth > deepest || (body !== null && isSecret(key))) return redacted;
  if (typeof body === "string") return maskText(body, key);
  if (Array.isArray(body)) return body.map((each) => masked(each, { key, depth: depth + 1 }));
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, masked(value, { key: name, depth: depth + 1 })]),
  );
}
