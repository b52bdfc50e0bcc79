/** The first place in a list whose value passes, where all behind it pass too; the length where none does. */
export function firstPlace<Value>(values: readonly Value[], passes: (value: Value) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(values[middle] as Value)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Of each place in a list the greatest number up to it. */
export function greatestSoFar(values: readonly number[]): readonly number[] {
  let greatest = Number.NEGATIVE_INFINITY;
  return values.map((value) => {
    greatest = Math.max(greatest, value);
    return greatest;
  });
}
