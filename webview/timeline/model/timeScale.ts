import type { TimeWindow } from "./window.ts";

/** A stretched part of the scale, for calls that are only seconds apart. */
interface Magnified extends TimeWindow {
  readonly left: number;
  readonly right: number;
}

/** Maps times (ms since the epoch) to px and back. Monotonic; times outside the window are outside the plot. */
export interface TimeScale {
  readonly window: TimeWindow;
  readonly left: number;
  readonly right: number;
  readonly magnified: Magnified | null;
  x(ms: number): number;
  at(x: number): number;
}

export interface TimeScaleInput {
  readonly window: TimeWindow;
  readonly left: number;
  readonly right: number;
  /** The part to magnify, and its width in px. */
  readonly magnify?: (TimeWindow & { readonly px: number }) | null;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** A linear scale; with a magnified part, linear in each piece. */
export function timeScaleOf({ window, left, right, magnify = null }: TimeScaleInput): TimeScale {
  const pieces = piecesOf(window, left, right, magnify);
  const first = pieces[0] as Piece;
  const last = pieces.at(-1) as Piece;
  const found = magnify === null ? undefined : pieces.find((piece) => piece.from === magnify.from);
  return {
    window,
    left,
    right,
    magnified: found === undefined ? null : { ...found },
    x(ms) {
      const piece = pieces.find((each) => ms <= each.to) ?? last;
      return piece.left + ((ms - piece.from) / (piece.to - piece.from)) * (piece.right - piece.left);
    },
    at(x) {
      const piece = x < left ? first : (pieces.find((each) => x <= each.right) ?? last);
      return piece.from + ((x - piece.left) / (piece.right - piece.left)) * (piece.to - piece.from);
    },
  };
}

/** The pieces of the scale: the magnified part, and those before and after it. */
function piecesOf(
  { from, to }: TimeWindow,
  left: number,
  right: number,
  magnify: (TimeWindow & { readonly px: number }) | null,
): readonly Piece[] {
  if (magnify === null) return [{ from, to, left, right }];
  const before = Math.max(0, magnify.from - from);
  const after = Math.max(0, to - magnify.to);
  const rest = right - left - magnify.px;
  const start = left + (before + after === 0 ? 0 : (rest * before) / (before + after));
  return [
    { from, to: magnify.from, left, right: start },
    { from: magnify.from, to: magnify.to, left: start, right: start + magnify.px },
    { from: magnify.to, to, left: start + magnify.px, right },
  ].filter((piece) => piece.to > piece.from);
}
