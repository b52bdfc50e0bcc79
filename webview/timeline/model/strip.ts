import { mainCopy } from "../../../src/core/timeline/mainCopy.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import { pictureText } from "../../../src/text/timeline/pictureWords.ts";
import { causeWord } from "../../../src/text/timeline/timelineWords.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import { type Sheet, stripBox } from "./sheet.ts";
import { px } from "./stepPath.ts";

/** A write of Plaid's copy, marked above the plot; with its cause as text if there is space. */
export interface DrawnRefresh {
  readonly x: number;
  readonly label: PlacedWords | null;
}

/** Half the width of the mark, px. */
export const refreshSize = 4;

/** What is above the plot. */
export interface DrawnStrip {
  /** The copy's writes in the window, the newest first. */
  readonly refreshes: readonly DrawnRefresh[];
  /** Null: no next one is known, or it is outside the window. */
  readonly next: DrawnRefresh | null;
}

/** The newest get their text first. */
export function stripOf(timeline: Timeline, sheet: Sheet): DrawnStrip {
  const { time, placing, plot, context } = sheet;
  const { from, to } = time.window;
  const writes = new Map<number, string>();
  for (const step of mainCopy(timeline)) {
    const at = Date.parse(step.at);
    if (at >= from && at <= to) writes.set(px(time.x(at)), causeWord(step, context));
  }
  for (const x of writes.keys()) {
    placing.take({ left: x - refreshSize, right: x + refreshSize, top: plot.top - 9, bottom: plot.top });
  }
  // So many marks show how often, not what: the table lists each.
  const named = writes.size > 40 ? 1 : writes.size;
  const next = nextRefreshOf(timeline, sheet);
  const refreshes = [...writes].toReversed().map(([x, text], place) => ({
    x,
    label: place < named ? placing.place(besideMark(x, text, sheet), stripBox(sheet)) : null,
  }));
  return { refreshes, next };
}

/** The next refresh, if it is in the window. None comes through while the bank cannot be reached. */
function nextRefreshOf({ nextRefreshAt, now, troubles }: Timeline, sheet: Sheet): DrawnRefresh | null {
  const isStopped = troubles.some(({ until, endpoint }) => until === null && endpoint == null);
  const at = nextRefreshAt === null || isStopped ? Number.NaN : Date.parse(nextRefreshAt);
  if (!(at > Date.parse(now) && at <= sheet.time.window.to)) return null;
  const x = px(sheet.time.x(at));
  const words = pictureText("next", sheet.context);
  return { x, label: sheet.placing.place(besideMark(x, words, sheet), stripBox(sheet)) };
}

function* besideMark(x: number, text: string, { plot, lineHeight }: Sheet): Generator<PlacedWords> {
  const y = plot.top - lineHeight / 2 - 2;
  yield { text, x: x + refreshSize + 4, y, anchor: "start" };
  yield { text, x: x - refreshSize - 4, y, anchor: "end" };
}
