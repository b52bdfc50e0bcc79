import type { ReportRow, ReportSorting, SortValue } from "../../src/text/reports/report.ts";

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** The rows in the order of a column; rows that are alike in it stay as they stand. Null leaves all as they stand. */
export function sortRows(rows: readonly ReportRow[], sorting: ReportSorting | null): readonly ReportRow[] {
  if (sorting === null) return rows;
  const { column, isDescending } = sorting;
  const keyed = rows.map((row) => ({ row, value: sortValueOf(row, column) }));
  const units = unitRanks(keyed.map(({ value }) => value));
  const compare = comparer(units, isDescending);
  return keyed.sort((left, right) => compare(left.value, right.value)).map(({ row }) => row);
}

function sortValueOf({ cells }: ReportRow, column: number): SortValue {
  const cell = cells[column];
  if (cell === undefined) return null;
  return cell.sort === undefined ? cell.text : cell.sort;
}

/** The unit of most rows first. */
function unitRanks(values: readonly SortValue[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (typeof value === "object" && value !== null) counts.set(value.unit, (counts.get(value.unit) ?? 0) + 1);
  }
  const sorted = [...counts].sort((left, right) => right[1] - left[1]);
  return new Map(sorted.map(([unit], rank) => [unit, rank]));
}

/** What is not known comes last in either direction, and so do the units in theirs; a plain number is less than any amount. */
function comparer(units: ReadonlyMap<string, number>, isDescending: boolean) {
  const sign = isDescending ? -1 : 1;
  const kindOf = (value: SortValue): number =>
    value === null ? 3 : typeof value === "object" ? 1 : isDescending ? 2 : 0;
  return (left: SortValue, right: SortValue): number => {
    const kinds = kindOf(left) - kindOf(right);
    if (kinds !== 0 || left === null || right === null) return kinds;
    if (typeof left === "object" && typeof right === "object") {
      const ranks = (units.get(left.unit) ?? 0) - (units.get(right.unit) ?? 0);
      return ranks === 0 ? sign * (left.amount - right.amount) : ranks;
    }
    if (typeof left === "number" && typeof right === "number") return left === right ? 0 : sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  };
}
