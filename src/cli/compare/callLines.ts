import type { Comparison } from "../../core/comparison/comparison.ts";
import type { FailedReading, Reading } from "../../core/reading/reading.ts";
import { latencyWords, type SayStarted, startedWords } from "../../text/callWords.ts";
import { cellWords } from "../../text/cellWords.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import { plaidSays } from "../../text/findings/plaidSays.ts";
import { passName } from "../../text/passName.ts";
import type { TextContext } from "../../text/segment.ts";
import { sharedCount, sharedLabel } from "../../text/sharedLabels.ts";
import { displayWidth, pad } from "../terminal/displayWidth.ts";
import { prose } from "./prose.ts";
import type { Rendering } from "./rendering.ts";

/** A line for every call, made or not: when, how long, which endpoint, its outcome and its request ID. */
export function callLines(comparison: Comparison, { context, style, width }: Rendering): readonly string[] {
  const { readings } = comparison;
  const started = startedWords(comparison, context);
  const rows = readings.map((reading) => ({ reading, cells: cellsOf(reading, started, context) }));
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(0, ...rows.map(({ cells }) => displayWidth(cells[column] ?? ""))),
  );
  const lines = rows.flatMap(({ reading, cells }) => {
    const [when = "", latency = "", pass = "", endpoint = "", outcome = ""] = cells;
    const call = [
      pad(when, widths[0] ?? 0, "right"),
      pad(latency, widths[1] ?? 0, "left"),
      pad(pass, widths[2] ?? 0, "right"),
      pad(endpoint, widths[3] ?? 0, "right"),
    ].join("  ");
    const fits = displayWidth(call) + 2 + displayWidth(outcome) <= width;
    return (fits ? [`${call}  ${outcome}`] : [call.trimEnd(), `    ${outcome}`]).map(styleOf(reading, style));
  });
  return [style.heading(sharedLabel("calls", context)), ...lines, ...busyLines(readings, context)];
}

/**
 * Why calls failed, each reason once: the calls, the meaning of Plaid's code, and Plaid's own message, which names the
 * field or product that was refused.
 */
export function failureLines(
  { readings }: Pick<Comparison, "readings">,
  { context, style, width }: Rendering,
): readonly string[] {
  const alike = new Map<string, FailedReading[]>();
  for (const reading of readings) {
    if (reading.outcome !== "failed") continue;
    const { failure } = reading;
    const said = failure.provider === undefined ? null : plaidSays(failure.provider, context);
    const why = [failureSentence(failure, context).sentence, ...(said === null ? [] : [said])].join(" ");
    alike.set(why, [...(alike.get(why) ?? []), reading]);
  }
  return [...alike].flatMap(([why, failed]) => {
    const endpoints = [...new Set(failed.map(({ endpoint }) => endpoint))];
    const where = endpoints.length > 2 ? sharedCount("calls", failed.length, context) : endpoints.join(", ");
    return prose(`✗ ${where}: ${why}`, width).map(style.problem);
  });
}

/** Marks a latency that cannot be trusted. */
const busyMark = "*";

function busyLines(readings: readonly Reading[], context: TextContext): readonly string[] {
  const isAny = readings.some((reading) => reading.outcome !== "skipped" && reading.timing.hostBusy);
  return isAny ? [`${busyMark} ${sharedLabel("hostBusy", context)}`] : [];
}

function styleOf({ outcome }: Reading, style: Rendering["style"]): (text: string) => string {
  if (outcome === "failed") return style.problem;
  return outcome === "skipped" ? style.faint : (text) => text;
}

function cellsOf(reading: Reading, started: SayStarted, context: TextContext): readonly string[] {
  const { pass, endpoint } = reading;
  if (reading.outcome === "skipped") {
    return ["–", "", passName(pass, context), endpoint, cellWords.skipped(reading.skipReason, endpoint, context)];
  }
  const came =
    reading.outcome === "ok"
      ? sharedLabel("statusOk", context)
      : `${cellWords.failed(context)}: ${reading.failure.provider?.errorCode ?? reading.failure.reason}`;
  const id = reading.requestId === null ? "" : ` (${reading.requestId})`;
  return [
    started(reading),
    `${latencyWords(reading, context)}${reading.timing.hostBusy ? busyMark : " "}`,
    passName(pass, context),
    endpoint,
    `${came}${id}`,
  ];
}
