import { isMeasurable, realTimeFor } from "../../core/comparison/comparedWith.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { type Difference, differenceFrom } from "../../core/comparison/differenceFrom.ts";
import type { OkReading } from "../../core/reading/reading.ts";
import { formatDateTime, formatDifference, formatLatency } from "../format.ts";
import { codeMessages } from "../messages/code.ts";
import type { TextContext } from "../segment.ts";
import { fill, message } from "../translate.ts";

/**
 * What an endpoint answered in a comparison, in a line: when, how long it took, and by how much it was off the real-time balance.
 * Null where it answered nothing there.
 */
export function lastCompared(comparison: Comparison, endpoint: string, context: TextContext): string | null {
  const reading = comparison.readings.find((each) => each.endpoint === endpoint && each.outcome === "ok");
  if (reading?.outcome !== "ok") return null;
  const widest = widestDifference(comparison, reading);
  const how = widest === null ? "last" : widest.kind === "same" ? "last.same" : "last.differs";
  return fill(message([`hover.${how}`], codeMessages, context), {
    at: formatDateTime(comparison.startedAt, context),
    latency: formatLatency(reading.latencyMs, context),
    difference: widest?.kind === "differs" ? formatDifference(widest.value, widest.currency, context) : "",
  });
}

/** The largest difference of available, else of current, from the real-time balance; null where nothing can be compared. */
function widestDifference(comparison: Comparison, reading: OkReading): Difference | null {
  if (reading.kind === "real-time" || !isMeasurable(reading)) return null;
  const ownOf = realTimeFor(comparison);
  const all = reading.accounts.flatMap(({ accountId }): Difference[] => {
    const difference = differenceFrom(ownOf(reading, accountId));
    const available = difference(reading, accountId, "available");
    const shown = available.kind === "not-comparable" ? difference(reading, accountId, "current") : available;
    return shown.kind === "not-comparable" ? [] : [shown];
  });
  return all.reduce<Difference | null>((most, each) => (sizeOf(each) >= sizeOf(most) ? each : most), null);
}

function sizeOf(difference: Difference | null): number {
  return difference?.kind === "differs" ? Math.abs(difference.value) : 0;
}
