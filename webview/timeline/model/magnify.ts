import type { CallMark } from "../../../src/core/timeline/timeline.ts";
import { timelineText } from "../../../src/text/timeline/timelineWords.ts";
import type { PlacedWords } from "./placing.ts";
import type { Sheet } from "./sheet.ts";
import type { TimeWindow } from "./window.ts";

/** px for each call that has a mark of its own, and the bounds of them all. */
const perMark = 24;
const least = 72;
const most = 130;
/** Of the plot, at most. */
const mostShare = 0.3;
/** How much of the part lies before its first and behind its last call. */
const edge = 0.14;

/**
 * The part of the window to be drawn wider: the calls of one comparison follow each other within seconds, and on a scale of a
 * day would be one blot. Null where they have room as it is.
 * @param calls of the comparison, oldest first
 * @param room px of the plot
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
  const from = Math.max(window.from, start - span * edge);
  // The window ends now, and the last call may have ended just before.
  const to = Math.min(window.to, start + span * (1 + edge));
  if (start < window.from || Date.parse(last.at) > window.to || to <= from) return null;
  return ((to - from) / (window.to - window.from)) * room < px ? { from, to, px } : null;
}

/** How often another kind of call follows: calls of one kind in a row share a mark. */
function turnsOf(calls: readonly CallMark[]): number {
  return calls.filter(({ kind }, place) => kind !== calls[place - 1]?.kind).length;
}

export interface DrawnMagnified {
  readonly left: number;
  readonly right: number;
  readonly label: PlacedWords | null;
}

/**
 * How long the magnified calls took, in words at their foot.
 * @param calls of the comparison, oldest first
 */
export function drawMagnified(
  calls: readonly CallMark[],
  { time, plot, placing, lineHeight, context }: Sheet,
): DrawnMagnified | null {
  if (time.magnified === null) return null;
  const { left, right } = time.magnified;
  const seconds = (Date.parse(calls.at(-1)?.at ?? "") - Date.parse(calls[0]?.at ?? "")) / 1000;
  const value = new Intl.NumberFormat(context.locale, { maximumFractionDigits: 1 }).format(seconds);
  const text = timelineText("seconds", context, { value });
  const words = { text, x: (left + right) / 2, anchor: "middle" } as const;
  const rows = [0.5, 1.5, 2.5].map((row) => ({ ...words, y: plot.bottom - row * lineHeight - 3 }));
  return { left, right, label: placing.place(rows, plot) };
}
