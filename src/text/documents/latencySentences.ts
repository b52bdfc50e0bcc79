import type { LatencySummary } from "../../core/reading/latencySummary.ts";
import { formatLatency } from "../format.ts";
import { formatsOf } from "../intlFormats.ts";
import { repeatMessages } from "../messages/repeats.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, type KeyIn, message } from "../translate.ts";

/** A repeat in a few sentences: its statistics, Plaid's published figures, and what they do not cover. */
export function latencySentences(summary: LatencySummary, context: TextContext): readonly string[] {
  const ms = (value: number): string => formatLatency(value, context);
  const count = (
    key: KeyIn<typeof repeatMessages>,
    value: number,
    values: Readonly<Record<string, string>> = {},
  ): string =>
    fill(message(counted(key, value, context), repeatMessages, context), {
      count: formatsOf(context).count(value),
      ...values,
    });
  const { published } = summary;
  return [
    count("repeat.figures", summary.samples, {
      call: summary.endpoint,
      min: ms(summary.minMs),
      p50: ms(summary.p50Ms),
      p95: ms(summary.p95Ms),
      max: ms(summary.maxMs),
    }),
    ...(summary.leftOut > 0 ? [count("repeat.left-out", summary.leftOut)] : []),
    published === null
      ? message(["repeat.unpublished"], repeatMessages, context)
      : fill(message(["repeat.published"], repeatMessages, context), {
          p50: ms(published.p50Ms),
          p95: ms(published.p95Ms),
        }),
    message([`repeat.${summary.saysOfBanks}`], repeatMessages, context),
  ];
}
