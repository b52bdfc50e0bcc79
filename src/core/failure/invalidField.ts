/** Fields of requests that an `INVALID_FIELD` can be about. */
const requestFields = [
  "min_last_updated_datetime",
  "account_ids",
  "account_id",
  "client_transaction_id",
  "ruleset_key",
  "amount",
  "start_date",
  "end_date",
  "cursor",
  "count",
] as const;

/**
 * The field that an `INVALID_FIELD` is about; null where its message names none of those that are sent. Plaid states it
 * nowhere else, and nothing else is read from messages, which Plaid calls unsafe for programs.
 */
export function invalidFieldOf(errorCode: string, errorMessage: string): string | null {
  if (errorCode !== "INVALID_FIELD") return null;
  return requestFields.find((name) => new RegExp(`(?<![a-z_])${name}(?![a-z_])`).test(errorMessage)) ?? null;
}
