import type { Comparison } from "../core/comparison/comparison.ts";
import type { FailedReading, OkReading, Reading } from "../core/reading/reading.ts";
import { dayOf, formatLatency, formatMoment } from "./format.ts";
import { wordMessages } from "./messages/words.ts";
import type { TextContext } from "./segment.ts";
import { fill, message } from "./translate.ts";

type Called = Pick<
  OkReading | FailedReading,
  "startedAt" | "latencyMs" | "notRecorded" | "isAnswerTime" | "timeResolutionMs" | "guessed"
>;

/**
 * Formats when a call of a comparison started, that its time was not recorded, that it started by the time of its
 * answer, or which part of it is a guess.
 */
export type SayStarted = (call: Called) => string;

/**
 * Creates the `SayStarted` of a comparison: times to the ms, or as exactly as a log wrote them, with the date when the calls did not all start on one
 * day, or not on the reader's day. When the reader's day is unknown, the comparison's own is used, which is shown
 * above the calls; saved responses have none.
 */
export function startedWords(
  comparison: Pick<Comparison, "readings" | "origin" | "startedAt">,
  context: TextContext,
): SayStarted {
  const today = context.today ?? (comparison.origin === "saved" ? null : dayOf(comparison.startedAt, context));
  const isOfToday = comparison.readings.filter(isDated).every(({ startedAt }) => dayOf(startedAt, context) === today);
  return ({ startedAt, notRecorded, isAnswerTime, timeResolutionMs = 1, guessed = [] }) => {
    const precision = timeResolutionMs < 1000 ? "millisecond" : timeResolutionMs < 60_000 ? "second" : "minute";
    const when = notRecorded?.includes("startedAt")
      ? message(["cell.not-recorded"], wordMessages, context)
      : formatMoment(startedAt, context, { precision, isDated: !isOfToday });
    const started =
      isAnswerTime === true ? fill(message(["cell.started-by"], wordMessages, context), { time: when }) : when;
    const guesses = guessed.map((each) => message([`cell.guessed.${each}`], wordMessages, context));
    return guesses.length === 0 ? started : `${started} (${guesses.join(", ")})`;
  };
}

function isDated(reading: Reading): reading is OkReading | FailedReading {
  return reading.outcome !== "skipped" && reading.notRecorded?.includes("startedAt") !== true;
}

/**
 * A call's latency, or that it was not recorded; about what it was where it is the distance between two times in whole
 * seconds or minutes.
 */
export function latencyWords({ latencyMs, notRecorded, timeResolutionMs = 1 }: Called, context: TextContext): string {
  if (notRecorded?.includes("latencyMs")) return message(["cell.not-recorded"], wordMessages, context);
  if (timeResolutionMs >= 1000 && latencyMs % 1000 === 0) {
    return latencyMs === 0 ? `< ${formatLatency(timeResolutionMs, context)}` : `≈ ${formatLatency(latencyMs, context)}`;
  }
  return formatLatency(latencyMs, context);
}
