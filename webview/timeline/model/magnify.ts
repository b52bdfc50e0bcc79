import type { CallMark } from "../../../src/core/timeline/timeline.ts";
import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";
import { pictureText } from "../../../src/text/timeline/pictureWords.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import type { Sheet } from "./sheet.ts";
import { px } from "./stepPath.ts";

/** px per mark in the magnified part; `least` and `most` limit the whole. */
const perMark = 24;
const least = 72;
const most = 130;
/** The largest share of the plot that is magnified. */
const mostShare = 0.3;
/** Share of the calls' time left free before the first and after the last, beside which others may be moved. */
const before = 0.14;
const after = 0.2;

/**
 * The part of the window to magnify: the calls of a comparison are seconds apart, and would overlap on a scale of a
 * day. Null when they have enough space without it.
 * @param calls of the comparison, oldest first
 * @param room width of the plot, px
 */
export function magnifyOf(
  calls: readonly CallMark[],
  window: TimeWindow,
  room: number,
): (TimeWindow & { readonly px: number }) | null {
  const [first, last] = [calls[0], calls.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = Math.max(500, Date.parse(last.at) - Date.parse(first.at));
  const px = Math.min(room * mostShare, Math.max(least, Math.min(most, turnsOf(calls) * perMark)));
  const start = Date.parse(first.at);
  const from = Math.max(window.from, start - span * before);
  // The window ends now, and the last call may have ended just before.
  const to = Math.min(window.to, start + span * (1 + after));
  if (start < window.from || Date.parse(last.at) > window.to || to <= from) return null;
  return ((to - from) / (window.to - window.from)) * room < px ? { from, to, px } : null;
}

/** How often the kind of call changes: consecutive calls of one kind share a mark. */
function turnsOf(calls: readonly CallMark[]): number {
  return calls.filter(({ kind }, place) => kind !== calls[place - 1]?.kind).length;
}

/** The part of the time axis that is drawn wider, measured below the plot. */
export interface DrawnMagnified {
  readonly left: number;
  readonly right: number;
  /** The middle of the measure, px. */
  readonly y: number;
  readonly label: PlacedWords;
  /** px on either side of the middle that the label takes. */
  readonly half: number;
}

/**
 * Measures the magnified part: the seconds that its calls took.
 * @param calls of the comparison, oldest first
 * @param y the middle of the measure's row, px
 */
export function drawMagnified(
  calls: readonly CallMark[],
  y: number,
  { time, measure, context }: Sheet,
): DrawnMagnified | null {
  if (time.magnified === null) return null;
  const { left, right } = time.magnified;
  const seconds = (Date.parse(calls.at(-1)?.at ?? "") - Date.parse(calls[0]?.at ?? "")) / 1000;
  const text = pictureText("seconds", context, { value: context.formats.decimal(seconds) });
  return {
    left: px(left),
    right: px(right),
    y: px(y),
    half: px(measure(text) / 2 + 4),
    label: { text, x: px((left + right) / 2), y: px(y), anchor: "middle" },
  };
}
