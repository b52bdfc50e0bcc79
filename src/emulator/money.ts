/**
 * Sums of doubles leave dust (0.1 + 0.2). Plaid's amounts carry up to seven decimals, so that is where dust is cut.
 */
export function money(value: number): number {
  const rounded = Number(value.toFixed(7));
  return Object.is(rounded, -0) ? 0 : rounded;
}
