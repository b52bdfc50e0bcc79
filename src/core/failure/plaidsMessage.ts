import type { ProviderError } from "./errors.ts";

/** An error of an answer, or the one that an Item is in, which has no words for the person who signs in. */
export type WordedError = Pick<ProviderError, "errorMessage"> & Partial<Pick<ProviderError, "displayMessage">>;

/** Plaid's own message of an error, or its words for the person who signs in where there is no other; empty where it gave neither. */
export function plaidsMessage({ errorMessage, displayMessage }: WordedError): string {
  return errorMessage.trim() || (displayMessage ?? "").trim();
}
