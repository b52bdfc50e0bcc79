import type { ProviderError } from "./errors.ts";

/** The error of a response, or the one in an Item's state, which may have no display message. */
export type WordedError = Pick<ProviderError, "errorMessage"> & Partial<Pick<ProviderError, "displayMessage">>;

/** Plaid's own message of an error, or its display message where there is no other; empty where it has neither. */
export function plaidsMessage({ errorMessage, displayMessage }: WordedError): string {
  return errorMessage.trim() || (displayMessage ?? "").trim();
}
