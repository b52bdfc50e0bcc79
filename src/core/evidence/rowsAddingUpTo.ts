import { isSameMoney, sumMoney, toleranceOf } from "../money/money.ts";
import type { MoneyUnit } from "../reading/balances.ts";

/** Combinations are tried up to this many rows: among more, a matching sum would prove nothing. */
const mostCombinedRows = 10;

/** The rounding error of a sum of ten doubles is below this. */
const drift = 1e-9;

interface Amount {
  readonly amount: number;
}

/** Rows that add up to an amount, and the probability that such rows match an unrelated amount by chance. */
export interface AddingUp<Row> {
  readonly rows: readonly Row[];
  /** From 0 to 1. */
  readonly chance: number;
}

/** The fewest rows that add up to an amount, to its unit; null when none do. All rows together are preferred. */
export function rowsAddingUpTo<Row extends Amount>(
  rows: readonly Row[],
  amount: number,
  unit: MoneyUnit,
): AddingUp<Row> | null {
  if (rows.length === 0) return null;
  const amounts = rows.map((row) => row.amount);
  // All rows together are a single sum, not one chosen among many.
  if (isSameMoney(sumMoney(amounts), amount, unit))
    return { rows, chance: chanceOf([amounts.length], amounts, amount) };
  if (rows.length > mostCombinedRows) return null;
  const fewest = fewestBits(amounts, amount, unit);
  if (fewest === 0) return null;
  return { rows: rows.filter((_, index) => (fewest >> index) % 2 === 1), chance: chanceOf("any", amounts, amount) };
}

/** The matching combination with the fewest rows, as a bit mask; 0 when there is none. */
function fewestBits(amounts: readonly number[], amount: number, unit: MoneyUnit): number {
  let best = 0;
  let bestSize = amounts.length + 1;
  const tolerance = Math.max(toleranceOf(unit), drift);
  for (let bits = 1; bits < 2 ** amounts.length; bits += 1) {
    let sum = 0;
    let size = 0;
    for (const [index, value] of amounts.entries()) {
      if ((bits >> index) % 2 === 0) continue;
      sum += value;
      size += 1;
    }
    if (size < bestSize && Math.abs(sum - amount) < tolerance) {
      best = bits;
      bestSize = size;
    }
  }
  return best;
}

/**
 * The probability of matching an unrelated amount of the same size: the number of different sums over the number of
 * possible amounts. Possible amounts are counted in the coarsest step that all rows share, since people and shops
 * prefer round amounts.
 */
function chanceOf(sizes: readonly number[] | "any", amounts: readonly number[], amount: number): number {
  const step = [100, 10, 5, 1, 0.5, 0.1, 0.05].find((each) =>
    [...amounts, amount].every((one) => isMultiple(one, each)),
  );
  const width = step ?? 0.01;
  const magnitude = amounts.reduce((sum, one) => sum + Math.abs(one), 0);
  const possible = Math.max(1, Math.max(magnitude, Math.abs(amount)) / width);
  if (sizes !== "any") return Math.min(1, 1 / possible);
  const sums = new Set<number>();
  for (let bits = 1; bits < 2 ** amounts.length; bits += 1) {
    const sum = amounts.reduce((total, one, index) => ((bits >> index) % 2 === 1 ? total + one : total), 0);
    sums.add(Math.round(sum / width));
  }
  return Math.min(1, sums.size / possible);
}

function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) < 1e-6;
}
