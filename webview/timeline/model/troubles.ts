import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import { troubleWord } from "../../../src/text/timeline/timelineWords.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import type { Sheet } from "./sheet.ts";
import { px } from "./stepPath.ts";

/** A period in which the bank could not be reached. */
export interface DrawnTrouble {
  readonly left: number;
  readonly right: number;
  readonly words: string;
  readonly label: PlacedWords | null;
}

/** The smallest visible width, px. */
const leastWidth = 3;

export function troublesOf({ troubles }: Timeline, sheet: Sheet): readonly DrawnTrouble[] {
  const { time, plot, end, placing, context } = sheet;
  return troubles.flatMap(({ from, until, code }) => {
    const [start, stop] = [time.x(Date.parse(from)), time.x(until === null ? end : Date.parse(until))];
    const left = Math.max(plot.left, start);
    const right = Math.min(plot.right, Math.max(stop, left + leastWidth));
    if (right <= left || start > plot.right) return [];
    const words = troubleWord(code, context);
    return [{ left: px(left), right: px(right), words, label: placing.place(within(left, right, words, sheet), plot) }];
  });
}

/** At the bottom of the period, where lines are rare; else higher. */
function* within(left: number, right: number, text: string, { plot, lineHeight }: Sheet): Generator<PlacedWords> {
  for (let y = plot.bottom - lineHeight / 2 - 3; y > plot.top; y -= lineHeight) {
    yield { text, x: left + 6, y, anchor: "start" };
    yield { text, x: right - 6, y, anchor: "end" };
  }
}
