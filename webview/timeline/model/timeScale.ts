import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";

/** A stretched part of the scale, for calls that are only seconds apart. */
interface Magnified extends TimeWindow {
  readonly left: number;
  readonly right: number;
}

/** Maps times (ms since the epoch) to px. Monotonic; times outside the window are outside the plot. */
export interface TimeScale {
  readonly window: TimeWindow;
  readonly left: number;
  readonly right: number;
  readonly magnified: Magnified | null;
  /** Of each part that is linear, in order. */
  readonly pieces: readonly Piece[];
  x(ms: number): number;
}

export interface TimeScaleInput {
  readonly window: TimeWindow;
  readonly left: number;
  readonly right: number;
  /** The part to magnify, and its width in px. */
  readonly magnify?: (TimeWindow & { readonly px: number }) | null;
}

/** A part of the scale that is linear: ms since the epoch, and px. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** A linear scale; with a magnified part, linear in each piece. */
export function timeScaleOf({ window, left, right, magnify = null }: TimeScaleInput): TimeScale {
  const pieces = piecesOf(window, left, right, magnify);
  const found = magnify === null ? undefined : pieces.find((piece) => piece.from === magnify.from);
  return {
    window,
    left,
    right,
    magnified: found ?? null,
    pieces,
    x(ms) {
      let place = 0;
      while (place < pieces.length - 1 && ms > (pieces[place] as Piece).to) place += 1;
      const piece = pieces[place] as Piece;
      return piece.left + ((ms - piece.from) / (piece.to - piece.from)) * (piece.right - piece.left);
    },
  };
}

/** The pieces of the scale: the magnified part, which is not all of it, and those before and after it. */
function piecesOf(
  { from, to }: TimeWindow,
  left: number,
  right: number,
  magnify: (TimeWindow & { readonly px: number }) | null,
): readonly Piece[] {
  if (magnify === null) return [{ from, to, left, right }];
  const rest = right - left - magnify.px;
  const start = left + (rest * (magnify.from - from)) / (to - from - (magnify.to - magnify.from));
  return [
    { from, to: magnify.from, left, right: start },
    { from: magnify.from, to: magnify.to, left: start, right: start + magnify.px },
    { from: magnify.to, to, left: start + magnify.px, right },
  ].filter((piece) => piece.to > piece.from);
}
