import { isSameMoney, sumMoney } from "./money.ts";

/** More rows than this are not tried in every combination: a sum found among so many would prove nothing. */
const mostCombinedRows = 10;

/** The fewest rows that add up to an amount, to the cent; null when none do. All of them are preferred. */
export function rowsAddingUpTo<Row extends { readonly amount: number }>(
  rows: readonly Row[],
  amount: number,
): readonly Row[] | null {
  const isSum = (picked: readonly Row[]): boolean =>
    picked.length > 0 && isSameMoney(sumMoney(picked.map((row) => row.amount)), amount);
  if (isSum(rows)) return rows;
  if (rows.length > mostCombinedRows) return null;
  let fewest: readonly Row[] | null = null;
  for (let mask = 1; mask < 2 ** rows.length; mask += 1) {
    const picked = rows.filter((_, index) => (mask >> index) % 2 === 1);
    if ((fewest === null || picked.length < fewest.length) && isSum(picked)) fewest = picked;
  }
  return fewest;
}
