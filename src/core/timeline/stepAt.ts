/** Anything that applies from a moment on. */
interface Timed {
  /** ISO 8601. */
  readonly at: string;
}

/**
 * The step that applies at a moment: the last one not after it; at the same instant, the last in order.
 * @param steps oldest first
 * @param at ms since the epoch
 * @returns null before the first step
 */
export function stepAt<Step extends Timed>(steps: readonly Step[], at: number): Step | null {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Date.parse(steps[middle]?.at ?? "") <= at) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1] ?? null;
}
