import type { Comparison } from "../../core/comparison/comparison.ts";
import { formatMoment } from "../format.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";

/** When a person read the account's balance at the bank: `seen 14:05`. Empty when nobody entered one. */
export function seenWords(
  { bankShows = [] }: Pick<Comparison, "bankShows">,
  accountId: string,
  context: TextContext,
): string {
  const shown = bankShows.find((each) => each.accountId === accountId);
  return shown === undefined ? "" : sharedLabel("seenAt", context, { time: formatMoment(shown.seenAt, context) });
}

/** The column's name for balances that a person entered. */
export function bankShowsName(context: TextContext): string {
  return `${sharedLabel("bankShows", context)} (${sharedLabel("enteredByHand", context)})`;
}
