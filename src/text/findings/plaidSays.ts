import type { ProviderError } from "../../core/failure/errors.ts";
import { plaidsMessage, type WordedError } from "../../core/failure/plaidsMessage.ts";
import { failureMessages } from "../messages/failures.ts";
import type { TextContext } from "../segment.ts";
import { fill, message } from "../translate.ts";

/**
 * Plaid's message for an error, else its message for the end user; null without either. The message names the refused
 * field or product, and is shown unchanged.
 */
export function plaidSays(
  error: WordedError & Pick<ProviderError, "errorCodeReason">,
  context: TextContext,
): string | null {
  // The reason why an OAuth login ended is a separate code, and may come without a message.
  const words = [plaidsMessage(error), error.errorCodeReason ?? ""].filter((each) => each !== "");
  const key = words.length === 2 ? "failure.plaid-says-why" : "failure.plaid-says";
  if (words.length === 0) return null;
  return fill(message([key], failureMessages, context), { message: words[0] ?? "", reason: words[1] ?? "" });
}
