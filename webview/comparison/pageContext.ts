import { createTextContext } from "../../src/text/createTextContext.ts";
import { formatDateTime, formatDifference, formatLatency, formatMoment, formatMoney } from "../../src/text/format.ts";
import type { Messages, TextContext } from "../../src/text/segment.ts";
import { formatsOf } from "../../src/text/translate.ts";

/**
 * The context of another snapshot: the one before where the words and the day are the same, with formatters that are made
 * already. `now` is ms since the epoch.
 */
export function contextFor(
  before: TextContext,
  { locale, messages }: { readonly locale: string; readonly messages: Messages },
  now: number,
): TextContext {
  if (locale !== before.locale) return createTextContext({ messages, locale, now });
  const today = formatsOf(before).day(now);
  return today === before.today && isSame(messages, before.messages) ? before : { ...before, messages, today };
}

/** Each snapshot comes with its own copy of the words. */
function isSame(left: Messages, right: Messages): boolean {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}

/** Makes the formatters that every comparison needs, while there is none yet: the first of a kind loads a language's data. */
export function warmUp(context: TextContext): void {
  const now = new Date(0).toISOString();
  formatMoment(now, context, { precision: "millisecond" });
  formatMoment(now, context, { precision: "millisecond", isDated: false });
  formatDateTime(now, context);
  formatLatency(1500, context);
  formatMoney(0, "USD", context);
  formatDifference(1, "USD", context);
}
