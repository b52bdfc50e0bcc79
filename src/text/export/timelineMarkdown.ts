import type { MeasuredTimeline } from "../../core/timeline/measuredTimeline.ts";
import { nameWithMask } from "../nameWithMask.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";
import { eventTable } from "../timeline/eventTable.ts";
import { eventCountWords, moreRowsWords } from "../timeline/toolsWords.ts";
import { alignedTable, markdownText } from "./markdownParts.ts";

/** More rows than this are folded: who reads a conversation unfolds them. */
const mostShown = 15;

/**
 * An account over time as parts of a Markdown document: the facts of the panel's picture as a table. Without a ledger
 * each call stands alone, with the time its balance may be of. Empty where nothing happened in that time.
 */
export function timelineMarkdown(timeline: MeasuredTimeline, context: TextContext): readonly string[] {
  const { heads, rows, hidden } = eventTable(timeline, timeline.windows[timeline.usual], context);
  if (rows.length === 0) return [];
  const table = alignedTable(
    heads,
    rows.map(({ cells }) => cells.map(markdownText)),
    { numbersFrom: 2 },
  );
  const summary = eventCountWords(rows.length, context);
  return [
    `## ${sharedLabel("overTime", context)}: ${markdownText(nameWithMask(timeline.name, timeline.mask))}`,
    ...(hidden > 0 ? [moreRowsWords(hidden, context)] : []),
    ...(rows.length <= mostShown ? [table] : [`<details><summary>${summary}</summary>`, table, "</details>"]),
  ];
}
