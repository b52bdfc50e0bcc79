import { endpointEntry } from "../core/catalogue.ts";
import type { EndpointPath } from "../core/endpoint.ts";
import type { SkipReason } from "../core/reading.ts";
import type { TextContext } from "./segment.ts";
import { fill, findMessage, message } from "./translate.ts";

function skipped(reason: SkipReason, endpoint: EndpointPath, context: TextContext): string {
  const { product } = endpointEntry(endpoint);
  const name = product === null ? "" : (findMessage(`product.${product}`, context) ?? product);
  return fill(message([`cell.skipped.${reason}`], context), { product: name });
}

/** What stands in a cell that has no number: different words for different kinds of nothing. */
export const cellWords = {
  /** The answer says null: the bank or Plaid gave no number. */
  nullNotGiven: (context: TextContext): string => message(["cell.null"], context),
  /** The answer does not show the account, or not this field. */
  notReturned: (context: TextContext): string => message(["cell.not-returned"], context),
  /** The call was not about this account. */
  notAsked: (context: TextContext): string => message(["cell.not-asked"], context),
  /** The call was not made, and why. */
  skipped,
  /** The call failed. */
  failed: (context: TextContext): string => message(["cell.failed"], context),
} as const;
