import type { Comparison } from "../../core/comparison/comparison.ts";
import { formatMoment } from "../format.ts";
import { panelLabel } from "../panelLabels.ts";
import type { TextContext } from "../segment.ts";

/** When a person saw what the bank itself shows of an account: `seen 14:05`. Empty where nobody entered it. */
export function seenWords(
  { bankShows = [] }: Pick<Comparison, "bankShows">,
  accountId: string,
  context: TextContext,
): string {
  const shown = bankShows.find((each) => each.accountId === accountId);
  return shown === undefined ? "" : panelLabel("seenAt", context, { time: formatMoment(shown.seenAt, context) });
}

/** What the column of it is called, and how it came there. */
export function bankShowsName(context: TextContext): string {
  return `${panelLabel("bankShows", context)} (${panelLabel("enteredByHand", context)})`;
}
