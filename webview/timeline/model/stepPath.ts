import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import { stepIndexAt } from "../../../src/core/timeline/stepAt.ts";
import type { DrawnBalances } from "../../../src/core/timeline/timeline.ts";

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

/** The steps as an SVG path up to `end`: level until the next step, then vertical to it. */
export function stepPath(points: readonly StepPoint[], end: number, { x, y }: Place): string {
  let path = "";
  let isDrawn = false;
  for (const { at, value } of points) {
    const across = px(x(at));
    if (value === null) {
      if (isDrawn) path += `H${across}`;
    } else if (isDrawn) path += `H${across}V${px(y(value))}`;
    else path += `M${across} ${px(y(value))}`;
    isDrawn = value !== null;
  }
  return isDrawn ? `${path}H${px(x(end))}` : path;
}

/** A level part of the line, in px; text must not cover it. */
export interface Level {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** The y of the next level part, px. */
  readonly next: number | null;
}

export function levelsOf(points: readonly StepPoint[], end: number, { x, y }: Place): readonly Level[] {
  return points.flatMap(({ at, value }, place) => {
    if (value === null) return [];
    const next = points[place + 1];
    return [
      {
        left: x(at),
        right: x(next?.at ?? end),
        y: y(value),
        next: next === undefined || next.value === null ? null : y(next.value),
      },
    ];
  });
}

/** The area between two step lines while both are known, as one path of rectangles. */
export function areaBetween(
  upper: readonly StepPoint[],
  lower: readonly StepPoint[],
  { from, to }: { readonly from: number; readonly to: number },
  { x, y }: Place,
): string {
  let [high, low] = [0, 0];
  let path = "";
  let at = from;
  while (at < to) {
    while ((upper[high + 1]?.at ?? Infinity) <= at) high += 1;
    while ((lower[low + 1]?.at ?? Infinity) <= at) low += 1;
    const next = Math.min(to, nextChange(upper, high, at), nextChange(lower, low, at));
    const [above, below] = [countsAt(upper[high], at), countsAt(lower[low], at)];
    if (above !== null && below !== null && above !== below) {
      const left = px(x(at));
      path += `M${left} ${px(y(above))}H${px(x(next))}V${px(y(below))}H${left}Z`;
    }
    at = next;
  }
  return path;
}

/** The time of the line's next change: its next step, or its first. */
function nextChange(points: readonly StepPoint[], place: number, at: number): number {
  const first = points[place]?.at ?? Infinity;
  return first > at ? first : (points[place + 1]?.at ?? Infinity);
}

function countsAt(point: StepPoint | undefined, at: number): number | null {
  return point === undefined || point.at > at ? null : point.value;
}

/** Rounds to a hundredth: more digits are invisible and lengthen the path. */
export function px(value: number): number {
  return Math.round(value * 100) / 100;
}
