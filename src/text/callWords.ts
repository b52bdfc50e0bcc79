import type { Comparison } from "../core/comparison/comparison.ts";
import type { FailedReading, OkReading, Reading } from "../core/reading/reading.ts";
import { dayOf, formatLatency, formatMoment } from "./format.ts";
import { wordMessages } from "./messages/words.ts";
import type { TextContext } from "./segment.ts";
import { message } from "./translate.ts";

type Called = Pick<OkReading | FailedReading, "startedAt" | "latencyMs" | "notRecorded" | "guessed">;

/** Says when a call of a comparison started, or that nobody recorded it, and what of the call is a guess. */
export type SayStarted = (call: Called) => string;

/**
 * How the calls of one comparison say when they started: to the ms, with the date where they did not all start on one day,
 * or not on the reader's. Where the reader's day is not known, it goes by the day of the comparison, whose date stands above
 * the calls; above saved responses none does.
 */
export function startedWords(
  comparison: Pick<Comparison, "readings" | "origin" | "startedAt">,
  context: TextContext,
): SayStarted {
  const days = new Set(comparison.readings.filter(isDated).map(({ startedAt }) => dayOf(startedAt, context)));
  const today = context.today ?? (comparison.origin === "saved" ? null : dayOf(comparison.startedAt, context));
  const isOfToday = days.size === 0 || (days.size === 1 && days.has(today));
  return ({ startedAt, notRecorded, guessed = [] }) => {
    const when = notRecorded?.includes("startedAt")
      ? message(["cell.not-recorded"], wordMessages, context)
      : formatMoment(startedAt, context, { precision: "millisecond", isDated: !isOfToday });
    const guesses = guessed.map((each) => message([`cell.guessed.${each}`], wordMessages, context));
    return guesses.length === 0 ? when : `${when} (${guesses.join(", ")})`;
  };
}

function isDated(reading: Reading): reading is OkReading | FailedReading {
  return reading.outcome !== "skipped" && reading.notRecorded?.includes("startedAt") !== true;
}

/** How long a call took, or that nobody recorded it. */
export function latencyWords({ latencyMs, notRecorded }: Called, context: TextContext): string {
  if (notRecorded?.includes("latencyMs")) return message(["cell.not-recorded"], wordMessages, context);
  return formatLatency(latencyMs, context);
}
