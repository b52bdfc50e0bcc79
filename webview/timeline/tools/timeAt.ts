import type { TimeScale } from "../model/timeScale.ts";

/** The time at a place of a scale, ms since the epoch; the opposite of its `x`. */
export function timeAt({ pieces }: TimeScale, x: number): number {
  const piece = pieces.find((each) => x <= each.right) ?? pieces.at(-1);
  if (piece === undefined) return Number.NaN;
  const { from, to, left, right } = piece;
  return from + ((x - left) / (right - left)) * (to - from);
}
