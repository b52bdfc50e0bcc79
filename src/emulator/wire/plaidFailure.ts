import { type ErrorCode, errorFacts } from "./errorFacts.ts";

/** What a handler throws to answer in Plaid's error envelope. */
export class PlaidFailure extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message?: string) {
    super(message ?? errorFacts[code].message);
    this.name = "PlaidFailure";
    this.code = code;
  }
}

/**
 * The fields of Plaid's `PlaidError`, without the request id, as `/item/get` shows them in `item.error`.
 * Source: https://plaid.com/docs/errors/
 */
export function errorBody(code: ErrorCode, message?: string) {
  const facts = errorFacts[code];
  return {
    display_message: facts.display ?? null,
    documentation_url: `https://plaid.com/docs/?ref=error#${pageOf(facts.type)}`,
    error_code: code,
    error_message: message ?? facts.message,
    error_type: facts.type,
    suggested_action: null,
  };
}

/** The page's anchor for an error type, e.g. `item-errors`, `rate-limit-exceeded-errors`. */
function pageOf(type: string): string {
  return `${type
    .replace(/_ERROR$/, "")
    .toLowerCase()
    .replaceAll("_", "-")}-errors`;
}
