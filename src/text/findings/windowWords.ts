import type { TimeWindow } from "../../core/findings/finding.ts";
import { dayOf, formatMoment } from "../format.ts";
import { wordMessages } from "../messages/words.ts";
import type { TextContext } from "../segment.ts";
import { fill, message } from "../translate.ts";

/**
 * A period as a phrase within a sentence: `between Mar 2, 03:00 and 12:00`, `some time before 12:00`, `some time after
 * Mar 2, 03:00`, `at a time nobody recorded`. A date that both ends share appears once, and not at all on the reader's
 * own day.
 */
export function windowWords({ from, to }: TimeWindow, context: TextContext): string {
  const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
    fill(message([`window.${key}`], wordMessages, context), values);
  if (from === null && to === null) return say("unknown");
  if (from === null) return say("before", { to: formatMoment(to ?? "", context) });
  if (to === null) return say("after", { from: formatMoment(from, context) });
  // A shared date appears once; two dates both appear, or the second would read as the first.
  const isOneDay = dayOf(from, context) === dayOf(to, context);
  const [first, second] = isOneDay ? [{}, { isDated: false }] : [{ isDated: true }, { isDated: true }];
  // More precise when both ends would read the same.
  for (const precision of ["minute", "second", "millisecond"] as const) {
    const [start, end] = [formatMoment(from, context, { precision }), formatMoment(to, context, { precision })];
    if (start === end) continue;
    return say("between", {
      from: formatMoment(from, context, { precision, ...first }),
      to: formatMoment(to, context, { precision, ...second }),
    });
  }
  return say("at", { to: formatMoment(to, context, { precision: "second" }) });
}
