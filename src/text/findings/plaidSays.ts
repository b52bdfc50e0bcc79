import type { ProviderError } from "../../core/failure/errors.ts";
import { plaidsMessage, type WordedError } from "../../core/failure/plaidsMessage.ts";
import { failureMessages } from "../messages/failures.ts";
import type { TextContext } from "../segment.ts";
import { fill, message } from "../translate.ts";

/**
 * Plaid's own message of an error, or what it means for the person who signs in where there is no other; null where it
 * gave neither. It names the field or the product that was refused, and is shown as it came.
 */
export function plaidSays(
  error: WordedError & Pick<ProviderError, "errorCodeReason">,
  context: TextContext,
): string | null {
  // Why an OAuth login ended is a code of its own, and may come without a message.
  const words = [plaidsMessage(error), error.errorCodeReason ?? ""].filter((each) => each !== "");
  const key = words.length === 2 ? "failure.plaid-says-why" : "failure.plaid-says";
  if (words.length === 0) return null;
  return fill(message([key], failureMessages, context), { message: words[0] ?? "", reason: words[1] ?? "" });
}
