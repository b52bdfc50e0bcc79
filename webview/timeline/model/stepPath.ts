import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import { stepIndexAt } from "../../../src/core/timeline/stepAt.ts";
import type { DrawnBalances } from "../../../src/core/timeline/timeline.ts";
import { type Box, createBoxes } from "./boxes.ts";

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

/** The level parts of a line up to `end`, oldest first. They are rounded here, once for all that is drawn of them. */
export function levelsOf(points: readonly StepPoint[], end: number, { x, y }: Place): readonly Level[] {
  const levels: Level[] = [];
  let right = px(x(end));
  let next: number | null = null;
  // From the last to the first, so that each moment is placed once.
  for (const { at, value } of points.toReversed()) {
    const left = px(x(at));
    const height = value === null ? null : px(y(value));
    if (height !== null) levels.push({ left, right, y: height, value: value ?? 0, next });
    right = left;
    next = height;
  }
  return levels.reverse();
}

/** A line as an SVG path: level until the next step, then vertical to it. */
export function stepPath(levels: readonly Level[]): string {
  let path = "";
  let isDrawn = false;
  for (const { left, right, y, next } of levels) {
    if (!isDrawn) path += `M${left} ${y}`;
    path += `H${right}`;
    if (next !== null) path += `V${next}`;
    isDrawn = next !== null;
  }
  return path;
}

/** The area between two lines, where both are known and differ. */
export interface Area {
  /** Rectangles; those that share a px are one. */
  readonly path: string;
  /** Its parts of more than a few px, which text can stand in or beside, oldest first. */
  readonly parts: readonly Between[];
  /** The amount between the two in the newest part, 0 where there is none. */
  readonly apart: number;
}

/** A level part of one line beside a level part of another. */
export interface Between extends Box {
  /** The y of the one line, px. */
  readonly y: number;
  /** The amount between the two. */
  readonly apart: number;
}

/** px up to which a part is too short to be seen as one. */
const shortPart = 3;

/**
 * @param from px
 * @param to px
 */
export function areaBetween(one: readonly Level[], other: readonly Level[], from: number, to: number): Area {
  const boxes = createBoxes(1);
  const parts: Between[] = [];
  let newest = 0;
  let place = 0;
  for (const level of one) {
    const { y } = level;
    for (; place < other.length; place += 1) {
      const beside = other[place] as Level;
      const left = Math.max(level.left, beside.left, from);
      const right = Math.min(level.right, beside.right, to);
      const apart = Math.abs(level.value - beside.value);
      if (left < right && apart > 0) {
        const top = Math.min(y, beside.y);
        const bottom = Math.max(y, beside.y);
        boxes.add(left, top, right, bottom);
        if (right - left > shortPart) parts.push({ left, top, right, bottom, y, apart });
        newest = apart;
      }
      // The other one goes on beside the next part of this.
      if (beside.right > level.right) break;
    }
  }
  let path = "";
  for (const { left, right, top, bottom } of boxes.all) path += `M${left} ${top}H${right}V${bottom}H${left}Z`;
  return { path, parts, apart: newest };
}

/** Rounds to a hundredth: more digits are invisible and lengthen the path. */
export function px(value: number): number {
  return Math.round(value * 100) / 100;
}
