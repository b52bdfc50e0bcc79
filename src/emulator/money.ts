/**
 * Rounds a sum of doubles to seven decimals, the most that Plaid's amounts have: 0.1 + 0.2 becomes 0.3.
 */
export function money(value: number): number {
  const rounded = Number(value.toFixed(7));
  return Object.is(rounded, -0) ? 0 : rounded;
}
