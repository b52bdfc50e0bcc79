/** The value that a share `at` of the samples does not exceed (nearest rank). */
export function quantile(samples: readonly number[], at: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const value = sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)];
  if (value === undefined) throw new Error("no samples");
  return value;
}

/** Short enough to read, exact enough to compare. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
