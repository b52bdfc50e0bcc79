import { endpointEntry } from "../core/catalogue.ts";
import type { EndpointPath } from "../core/endpoint.ts";
import type { SkipReason } from "../core/reading.ts";
import { wordMessages } from "./messages/words.ts";
import type { TextContext } from "./segment.ts";
import { fill, message, valueWord } from "./translate.ts";

function skipped(reason: SkipReason, endpoint: EndpointPath, context: TextContext): string {
  const { product } = endpointEntry(endpoint);
  const name = product === null ? "" : valueWord("product", product, context);
  return fill(message([`cell.skipped.${reason}`], wordMessages, context), { product: name });
}

/** What stands in a cell that has no number: different words for different kinds of nothing. */
export const cellWords = {
  /** The answer says null: the bank or Plaid gave no number. */
  nullNotGiven: (context: TextContext): string => message(["cell.null"], wordMessages, context),
  /** The answer does not show the account, or not this field. */
  notReturned: (context: TextContext): string => message(["cell.not-returned"], wordMessages, context),
  /** The call was not about this account. */
  notAsked: (context: TextContext): string => message(["cell.not-asked"], wordMessages, context),
  /** The call was not made, and why. */
  skipped,
  /** The call failed. */
  failed: (context: TextContext): string => message(["cell.failed"], wordMessages, context),
} as const;
