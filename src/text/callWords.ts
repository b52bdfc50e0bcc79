import type { FailedReading, OkReading } from "../core/reading.ts";
import { formatClockTime, formatLatency } from "./format.ts";
import type { TextContext } from "./segment.ts";
import { message } from "./translate.ts";

type Called = Pick<OkReading | FailedReading, "startedAt" | "latencyMs" | "notRecorded">;

/** When a call started, or that nobody recorded it. */
export function startedWords({ startedAt, notRecorded }: Called, context: TextContext): string {
  if (notRecorded?.includes("startedAt")) return message(["saved.not-recorded"], context);
  return formatClockTime(startedAt, context);
}

/** How long a call took, or that nobody recorded it. */
export function latencyWords({ latencyMs, notRecorded }: Called, context: TextContext): string {
  if (notRecorded?.includes("latencyMs")) return message(["saved.not-recorded"], context);
  return formatLatency(latencyMs, context);
}
