import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import { stepIndexAt } from "../../../src/core/timeline/stepAt.ts";
import type { DrawnBalances } from "../../../src/core/timeline/timeline.ts";
import { merged } from "./boxes.ts";

/** An amount that applies from a moment on; null: unknown from then on. */
export interface StepPoint {
  /** ms since the epoch. */
  readonly at: number;
  readonly value: number | null;
}

interface Place {
  x(ms: number): number;
  y(amount: number): number;
}

/**
 * One balance of the steps within a window, starting with the step that applies at its start, moved there.
 * @param steps oldest first
 */
export function pointsWithin(
  steps: readonly (DrawnBalances & { readonly at: string })[],
  quantity: Quantity,
  from: number,
  to: number,
): readonly StepPoint[] {
  const points: StepPoint[] = [];
  for (const step of steps.slice(Math.max(0, stepIndexAt(steps, from)))) {
    const at = Date.parse(step.at);
    if (at > to) break;
    points.push({ at: Math.max(at, from), value: step[quantity] });
  }
  return points;
}

/** A level part of a line, in px; text must not cover it. */
export interface Level {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** The amount at that height. */
  readonly value: number;
  /** The y of the level part that follows at once, px; null where the line ends, or is not known any more. */
  readonly next: number | null;
}

/** The level parts of a line up to `end`, oldest first. */
export function levelsOf(points: readonly StepPoint[], end: number, { x, y }: Place): readonly Level[] {
  const levels: Level[] = [];
  let right = x(end);
  let next: number | null = null;
  // From the last to the first, so that each moment is placed once.
  for (const { at, value } of points.toReversed()) {
    const left = x(at);
    const height = value === null ? null : y(value);
    if (height !== null) levels.push({ left, right, y: height, value: value ?? 0, next });
    [right, next] = [left, height];
  }
  return levels.reverse();
}

/** A line as an SVG path: level until the next step, then vertical to it. */
export function stepPath(levels: readonly Level[]): string {
  let path = "";
  let isDrawn = false;
  for (const { left, right, y, next } of levels) {
    if (!isDrawn) path += `M${px(left)} ${px(y)}`;
    path += `H${px(right)}`;
    if (next !== null) path += `V${px(next)}`;
    isDrawn = next !== null;
  }
  return path;
}

/** A level part of one line, with that of another line beside it. */
export interface Between extends Level {
  /** The y of the other line, px. */
  readonly under: number;
  /** The amount between the two, never 0. */
  readonly apart: number;
}

/**
 * The parts in which two lines are both known and differ, oldest first.
 * @param from px
 * @param to px
 */
export function partsBetween(
  one: readonly Level[],
  other: readonly Level[],
  from: number,
  to: number,
): readonly Between[] {
  const parts: Between[] = [];
  let place = 0;
  for (const level of one) {
    for (; place < other.length; place += 1) {
      const { left, right, y: under, value } = other[place] as Level;
      const part = { left: Math.max(level.left, left, from), right: Math.min(level.right, right, to) };
      if (part.left < part.right && value !== level.value)
        parts.push({ ...part, y: level.y, value, next: null, under, apart: Math.abs(level.value - value) });
      // The other one goes on beside the next part of this.
      if (right > level.right) break;
    }
  }
  return parts;
}

/** The area of these parts, as one path of rectangles; those that share a px are one. */
export function areaOf(parts: readonly Between[]): string {
  const boxes = parts.map(({ left, right, y, under }) => ({
    left,
    right,
    top: Math.min(y, under),
    bottom: Math.max(y, under),
  }));
  return merged(boxes, 1)
    .map(({ left, right, top, bottom }) => `M${px(left)} ${px(top)}H${px(right)}V${px(bottom)}H${px(left)}Z`)
    .join("");
}

/** Rounds to a hundredth: more digits are invisible and lengthen the path. */
export function px(value: number): number {
  return Math.round(value * 100) / 100;
}
