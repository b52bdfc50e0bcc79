import type { LatencySummary } from "../../core/reading/latencySummary.ts";
import type { Reading } from "../../core/reading/reading.ts";
import { markdownCode, markdownText } from "../export/markdownParts.ts";
import { failureSentence } from "../findings/failureSentence.ts";
import { formatLatency, formatMoment } from "../format.ts";
import { formatsOf } from "../intlFormats.ts";
import { repeatMessages } from "../messages/repeats.ts";
import { wordMessages } from "../messages/words.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, type KeyIn, message } from "../translate.ts";
import { latencySentences } from "./latencySentences.ts";

/**
 * A repeat as Markdown: its statistics in words and in a table beside Plaid's published figures, what they do not
 * cover, and each call with start, latency and request id.
 */
export function latencyDocument(
  summary: LatencySummary,
  readings: readonly Reading[],
  about: { readonly item: string },
  context: TextContext,
): string {
  const count = (key: KeyIn<typeof repeatMessages>, value: number): string =>
    fill(message(counted(key, value, context), repeatMessages, context), {
      count: formatsOf(context).count(value),
      call: summary.endpoint,
    });
  const failed = readings.filter(({ outcome }) => outcome === "failed").length;
  const sentences = [...latencySentences(summary, context), ...(failed === 0 ? [] : [count("repeat.failed", failed)])];
  return [
    `# ${count("repeat.title", readings.length)}`,
    markdownText(about.item),
    sentences.map((sentence) => `- ${sentence}`).join("\n"),
    figures(summary, context),
    `## ${message(["repeat.calls-title"], repeatMessages, context)}`,
    readings.map((reading, index) => `${index + 1}. ${callLine(reading, context)}`).join("\n"),
    "",
  ].join("\n\n");
}

function figures(summary: LatencySummary, context: TextContext): string {
  const ms = (value: number): string => formatLatency(value, context);
  const { minMs, p50Ms, p95Ms, maxMs, published } = summary;
  const rows = [
    ["", "min", "p50", "p95", "max"],
    ["---", "---:", "---:", "---:", "---:"],
    [message(["repeat.row.measured"], repeatMessages, context), ms(minMs), ms(p50Ms), ms(p95Ms), ms(maxMs)],
    ...(published === null
      ? []
      : [
          [
            message(["repeat.row.published"], repeatMessages, context),
            "",
            ms(published.p50Ms),
            ms(published.p95Ms),
            "",
          ],
        ]),
  ];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function callLine(reading: Reading, context: TextContext): string {
  if (reading.outcome === "skipped") return message(["cell.not-asked"], wordMessages, context);
  const { startedAt, latencyMs, requestId, timing } = reading;
  return [
    formatMoment(startedAt, context, { precision: "millisecond" }),
    formatLatency(latencyMs, context),
    ...(reading.outcome === "failed" ? [markdownText(failureSentence(reading.failure, context).sentence)] : []),
    ...(timing.hostBusy ? [message(["repeat.busy"], repeatMessages, context)] : []),
    ...(requestId === null
      ? []
      : [fill(message(["repeat.request-id"], repeatMessages, context), { id: markdownCode(requestId) })]),
  ].join(", ");
}
