import { firstPlace } from "../firstPlace.ts";

/** Anything that applies from a moment on. */
interface Timed {
  /** ISO 8601. */
  readonly at: string;
}

/**
 * The place of the step that applies at a moment: the last one not after it; at the same instant, the last in order.
 * @param steps oldest first
 * @param at ms since the epoch
 * @returns -1 before the first step
 */
export function stepIndexAt(steps: readonly Timed[], at: number): number {
  return firstPlace(steps, (step) => Date.parse(step.at) > at) - 1;
}

/** The step that applies at a moment, as `stepIndexAt`; null before the first. */
export function stepAt<Step extends Timed>(steps: readonly Step[], at: number): Step | null {
  return steps[stepIndexAt(steps, at)] ?? null;
}
