import { formatDateTime, formatDifference, formatLatency, formatMoment, formatMoney } from "../../src/text/format.ts";
import type { TextContext } from "../../src/text/segment.ts";

/** Makes the usual formatters before there is a comparison: the first of a kind loads a language's data. */
export function warmUp(context: TextContext): void {
  const now = new Date(0).toISOString();
  formatMoment(now, context, { precision: "millisecond" });
  formatMoment(now, context, { precision: "millisecond", isDated: false });
  formatDateTime(now, context);
  formatLatency(1500, context);
  formatMoney(0, "USD", context);
  formatDifference(1, "USD", context);
}
