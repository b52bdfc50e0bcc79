import { type MoneyUnit, sharedUnit } from "../../core/balances.ts";
import type { Failure } from "../../core/errors.ts";
import type { Cell, Matrix, MatrixCell } from "../../core/matrix.ts";
import { isSameMoney } from "../../core/money.ts";
import type { Reading } from "../../core/reading.ts";

/** Calls that share a column: one, or several of one step that say the same: of every account they both show, or of why they failed. */
export interface ColumnGroup {
  readonly readings: readonly Reading[];
  /** One a row of the matrix: that of the first call that shows the account. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

/** The calls that were made, each in a column of its own, or with neighbours that agree folded into one. */
export function columnGroups({ columns, rows }: Matrix, { fold }: { fold: boolean }): readonly ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  for (const [index, reading] of columns.entries()) {
    if (reading.outcome === "skipped") continue;
    const next: ColumnGroup = { readings: [reading], cells: rows.map(({ cells }) => cells[index]) };
    const last = groups.at(-1);
    if (fold && last !== undefined && agree(last, next)) groups[groups.length - 1] = joined(last, next);
    else groups.push(next);
  }
  return groups;
}

function agree(left: ColumnGroup, right: ColumnGroup): boolean {
  const [first] = left.readings;
  const [second] = right.readings;
  if (first === undefined || second === undefined || first.pass !== second.pass || first.kind !== "cached")
    return false;
  if (first.outcome === "failed" && second.outcome === "failed") return sameFailure(first.failure, second.failure);
  if (first.outcome !== "ok" || second.outcome !== "ok") return false;
  return left.cells.every((cell, row) => {
    const other = right.cells[row];
    if (cell?.balances == null || other?.balances == null) return true;
    const unit = sharedUnit(cell.balances, other.balances);
    return (
      unit !== null && sameCell(cell.available, other.available, unit) && sameCell(cell.current, other.current, unit)
    );
  });
}

function sameFailure(left: Failure, right: Failure): boolean {
  return left.reason === right.reason && left.provider?.errorCode === right.provider?.errorCode;
}

function sameCell(left: Cell, right: Cell, unit: MoneyUnit): boolean {
  if (left.kind === "number" && right.kind === "number") return isSameMoney(left.value, right.value, unit);
  return left.kind === right.kind;
}

function joined(left: ColumnGroup, right: ColumnGroup): ColumnGroup {
  return {
    readings: [...left.readings, ...right.readings],
    cells: left.cells.map((cell, row) => (cell?.balances == null ? (right.cells[row] ?? cell) : cell)),
  };
}
