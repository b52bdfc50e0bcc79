import { redact } from "../redact.ts";

const mask = "[redacted]";

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
  "routing",
  "iban",
  "webhook",
]);

/** Nine digits and more are an account's number, whoever put it into a name: all but the last four are masked. */
const longNumber = /\d(?:[ -]?\d){4,}(?=(?:[ -]?\d){4})/g;

/** Texts that people and banks write freely. Ids and times are long runs of digits too, and are not touched. */
const freeText: ReadonlySet<string> = new Set(["name", "official_name", "error_message", "display_message"]);

/**
 * A body as it may be looked at: secrets, account numbers and owners masked, everything else as it was. Applied before
 * anything is read, so that what was never kept cannot leak.
 */
export function maskBody(body: unknown, key = ""): unknown {
  if (secretKeys.has(key.toLowerCase()) && body !== null) return mask;
  if (typeof body === "string") {
    const masked = redact(body, []);
    return freeText.has(key) ? masked.replaceAll(longNumber, "••") : masked;
  }
  if (Array.isArray(body)) return body.map((each) => maskBody(each, key));
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, maskBody(value, name)]));
}
