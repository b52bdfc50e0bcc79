/** Anything that counts from a moment on. */
interface Timed {
  /** ISO 8601. */
  readonly at: string;
}

/**
 * The step that counts at a moment: the last that is not after it; of several at one instant, the last.
 * @param steps oldest first
 * @param at ms since the epoch
 * @returns null before the first
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
