import type { TroubleSpan } from "../../../src/core/timeline/timeline.ts";
import { spanWords } from "../../../src/text/timeline/timelineWords.ts";
import type { Box } from "./boxes.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import type { LaneRow } from "./lane.ts";
import type { Sheet } from "./sheet.ts";
import { px } from "./stepPath.ts";

/**
 * A period in which the bank could not be reached, or calls failed. One of a single endpoint is in the row of the calls
 * without a balance: what other calls return goes on above it.
 */
export interface DrawnTrouble extends Box {
  readonly what: "trouble";
  readonly words: string;
  readonly label: PlacedWords | null;
}

/** The smallest visible width, px. */
const leastWidth = 3;

export function troublesOf(troubles: readonly TroubleSpan[], lane: LaneRow, sheet: Sheet): readonly DrawnTrouble[] {
  const { time, plot, end, placing, context } = sheet;
  return troubles.flatMap(({ from, until, ...of }) => {
    const stop = time.x(until === null ? end : Date.parse(until));
    const left = px(Math.max(plot.left, time.x(Date.parse(from))));
    const right = px(Math.min(plot.right, Math.max(stop, left + leastWidth)));
    if (stop < plot.left || right <= left) return [];
    const words = spanWords(of, context);
    const { top, bottom } = of.endpoint == null ? plot : lane;
    const box = { left, right, top, bottom };
    return [
      { what: "trouble", ...box, words, label: placing.place(within(box, words, sheet), { ...plot, top, bottom }) },
    ];
  });
}

/** At the bottom of the period, where lines are rare; else higher. */
function* within({ left, right, top, bottom }: Box, text: string, { lineHeight }: Sheet): Generator<PlacedWords> {
  for (let y = bottom - lineHeight / 2 - 1; y > top; y -= lineHeight) {
    yield { text, x: left + 6, y, anchor: "start" };
    yield { text, x: right - 6, y, anchor: "end" };
    // A row of marks has no higher place: beside it.
    if (bottom - top < 2 * lineHeight) yield { text, x: left - 6, y, anchor: "end" };
  }
}
