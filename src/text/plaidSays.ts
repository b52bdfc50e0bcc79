import type { ProviderError } from "../core/errors.ts";
import { failureMessages } from "./messages/failures.ts";
import type { TextContext } from "./segment.ts";
import { fill, message } from "./translate.ts";

/**
 * Plaid's own message of an error, or what it means for the person who signs in where there is no other; null where it
 * gave neither. It names the field or the product that was refused, and is shown as it came.
 */
export function plaidSays(
  error: Pick<ProviderError, "errorMessage"> & Partial<Pick<ProviderError, "displayMessage">>,
  context: TextContext,
): string | null {
  const said = error.errorMessage.trim() || (error.displayMessage ?? "").trim();
  return said === "" ? null : fill(message(["failure.plaid-says"], failureMessages, context), { message: said });
}
