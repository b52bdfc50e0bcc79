import { UserFacingError } from "../server/safeErrorMessage.ts";
import { type ErrorCode, errorFacts } from "./errorFacts.ts";

/** What a handler throws to answer in Plaid's error envelope. */
export class PlaidFailure extends UserFacingError {
  readonly code: ErrorCode;
  /** Which field of the request it is about, such as `rules[0].when[1].test`; null where no one field is. */
  readonly field: string | null;
  constructor(code: ErrorCode, message?: string, field: string | null = null) {
    super(message ?? errorFacts[code].message);
    this.name = "PlaidFailure";
    this.code = code;
    this.field = field;
  }
}

/** Turns any other error, which is a defect, into Plaid's own error for those. */
export function asFailure(error: unknown): PlaidFailure {
  return error instanceof PlaidFailure ? error : new PlaidFailure("INTERNAL_SERVER_ERROR");
}

/**
 * The fields of Plaid's `PlaidError`, without the request id, as `/item/get` shows them in `item.error`.
 * Source: https://plaid.com/docs/errors/
 */
export function errorBody(code: ErrorCode, message?: string) {
  const facts = errorFacts[code];
  return envelope(code, { ...facts, message: message ?? facts.message });
}

/** The same for a code that the emulator does not know. */
export function envelope(code: string, facts: { type: string; message: string; display?: string }) {
  return {
    display_message: facts.display ?? null,
    documentation_url: `https://plaid.com/docs/errors/${pageOf(facts.type)}/#${code.toLowerCase()}`,
    error_code: code,
    error_message: facts.message,
    error_type: facts.type,
    suggested_action: null,
  };
}

/** The page of an error type, e.g. `item`, `rate-limit-exceeded`. */
function pageOf(type: string): string {
  return type
    .replace(/_ERROR$/, "")
    .toLowerCase()
    .replaceAll("_", "-");
}
