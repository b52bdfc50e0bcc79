import type { FieldCell } from "../core/comparison/matrix.ts";
import { endpointEntry } from "../core/endpoint/catalogue.ts";
import type { EndpointPath } from "../core/endpoint/endpoint.ts";
import type { SkipReason } from "../core/reading/reading.ts";
import { wordMessages } from "./messages/words.ts";
import type { TextContext } from "./segment.ts";
import { fill, message, valueWord } from "./translate.ts";

function skipped(reason: SkipReason, endpoint: EndpointPath, context: TextContext): string {
  const { product } = endpointEntry(endpoint);
  const name = product === null ? "" : valueWord("product", product, context);
  return fill(message([`cell.skipped.${reason}`], wordMessages, context), { product: name });
}

function nothing(cell: Exclude<FieldCell, { kind: "number" }>, context: TextContext): string {
  switch (cell.kind) {
    case "null":
      return cellWords.nullNotGiven(context);
    case "failed":
      return cellWords.failed(context);
    case "not-asked":
      return cellWords.notAsked(context);
    // Skipped calls have no cell among those that were made.
    case "skipped":
    case "no-field":
    case "not-returned":
      return cellWords.notReturned(context);
  }
}

/** The words of cells without a number, one for each reason. */
export const cellWords = {
  /** The response has null: the bank or Plaid gave no number. */
  nullNotGiven: (context: TextContext): string => message(["cell.null"], wordMessages, context),
  /** The response does not contain the account, or not this field. */
  notReturned: (context: TextContext): string => message(["cell.not-returned"], wordMessages, context),
  /** The call was not about this account. */
  notAsked: (context: TextContext): string => message(["cell.not-asked"], wordMessages, context),
  /** The call was not made, with the reason. */
  skipped,
  /** The words for any of these reasons. */
  nothing,
  /** The call failed. */
  failed: (context: TextContext): string => message(["cell.failed"], wordMessages, context),
} as const;
