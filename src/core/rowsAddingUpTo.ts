import { moneyTolerance } from "./balances.ts";
import { isSameMoney, sumMoney } from "./money.ts";

/** More rows than this are not tried in every combination: a sum found among so many would prove nothing. */
const mostCombinedRows = 10;

/** The fewest rows that add up to an amount, to the cent; null when none do. All of them are preferred. */
export function rowsAddingUpTo<Row extends { readonly amount: number }>(
  rows: readonly Row[],
  amount: number,
): readonly Row[] | null {
  const amounts = rows.map((row) => row.amount);
  if (rows.length === 0) return null;
  if (isSameMoney(sumMoney(amounts), amount)) return rows;
  if (rows.length > mostCombinedRows) return null;
  const fewest = fewestBits(amounts, amount);
  return fewest === 0 ? null : rows.filter((_, index) => (fewest >> index) % 2 === 1);
}

/** The combination with the fewest members, as bits; 0 when none adds up. Sums of ten doubles drift by far less than the tolerance. */
function fewestBits(amounts: readonly number[], amount: number): number {
  let best = 0;
  let bestSize = amounts.length + 1;
  for (let bits = 1; bits < 2 ** amounts.length; bits += 1) {
    let sum = 0;
    let size = 0;
    for (const [index, value] of amounts.entries()) {
      if ((bits >> index) % 2 === 0) continue;
      sum += value;
      size += 1;
    }
    if (size < bestSize && Math.abs(sum - amount) < moneyTolerance) {
      best = bits;
      bestSize = size;
    }
  }
  return best;
}
