import type { TimeWindow } from "./window.ts";

/** A part of the time that is drawn wider than the rest, as calls that follow each other within seconds need. */
interface Magnified extends TimeWindow {
  readonly left: number;
  readonly right: number;
}

/** From moments, ms since the epoch, to px and back. It grows with time; a moment outside the window lies outside the plot. */
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
  /** What is to be magnified, and to how many px. */
  readonly magnify?: (TimeWindow & { readonly px: number }) | null;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** Linear; with a part magnified, linear in each of its pieces. */
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

/** Where the calls are that follow each other too fast for the scale, the scale is stretched. */
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
