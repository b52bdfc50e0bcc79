import { ageOf } from "../../core/ageOf.ts";
import { currencyOf } from "../../core/balances.ts";
import type { Cell, MatrixCell, MatrixRow } from "../../core/matrix.ts";
import { cellWords } from "../../text/cellWords.ts";
import { formatAge, formatDifference, formatMoney } from "../../text/format.ts";
import { panelLabel } from "../../text/panelLabels.ts";
import type { TextContext } from "../../text/segment.ts";
import type { CellLines, StyledLine, Table } from "../terminal/table.ts";
import { accountName } from "./accountName.ts";
import { type ColumnGroup, columnGroups } from "./columnGroups.ts";
import { columnHeads } from "./columnHeads.ts";
import { agesOf, type Drawing } from "./drawing.ts";

type Field = "available" | "current";

/** One line of an account: its name at the left, and what stands on it in each column. */
interface AccountLine {
  readonly name: string;
  of(cell: MatrixCell, group: ColumnGroup): StyledLine;
}

/**
 * Accounts by the calls that were made, in the order they were made. A cell stands on as many lines as its account
 * needs: available and current, and where any call differs from the baseline, each one's difference.
 */
export function balanceTable(drawing: Drawing, { fold }: { fold: boolean }): Table {
  const { matrix, style } = drawing;
  const groups = columnGroups(matrix, { fold });
  const { names, heads } = columnHeads(drawing, groups);
  const lines = matrix.rows.map((row, index) => accountLines(drawing, row, index, groups));
  return {
    rowNames: {
      head: names,
      cells: matrix.rows.map(({ account }, row) => [
        { text: accountName(account), style: style.heading },
        ...(lines[row] ?? []).map(({ name }) => ({ text: name, style: style.faint })),
      ]),
    },
    columns: groups.map((group, column) => ({
      head: heads[column] ?? [],
      cells: lines.map((ofAccount, row) => cellLines(ofAccount, group, row)),
    })),
  };
}

function cellLines(lines: readonly AccountLine[], group: ColumnGroup, row: number): CellLines {
  const cell = group.cells[row];
  return cell === undefined ? [] : [{ text: "" }, ...lines.map(({ of }) => of(cell, group))];
}

function accountLines(
  drawing: Drawing,
  row: MatrixRow,
  index: number,
  groups: readonly ColumnGroup[],
): readonly AccountLine[] {
  const { context } = drawing;
  const differs = (field: Field) => groups.some(({ cells }) => cells[index]?.difference[field].kind === "differs");
  const lines = (field: Field): readonly AccountLine[] => [
    { name: `  ${panelLabel(field, context)}`, of: valueLine(drawing, field) },
    ...(differs(field) ? [{ name: "    difference", of: differenceLine(drawing, field) }] : []),
  ];
  const agesVary = groups.some((group) => agesOf(drawing, group).length > 1);
  return [
    ...lines("available"),
    ...lines("current"),
    ...(agesVary ? [{ name: `  ${panelLabel("rowAge", context).toLowerCase()}`, of: ageLine(drawing, row) }] : []),
  ];
}

function valueLine({ context, style }: Drawing, field: Field): AccountLine["of"] {
  return (cell) => {
    const currency = cell.balances === null ? null : currencyOf(cell.balances);
    const shown = cell[field];
    if (shown.kind === "number") return { text: formatMoney(shown.value, currency, context) };
    // One word is enough where both numbers are missing for the same reason; two nulls are two facts.
    const saidAbove = field === "current" && cell.available.kind === shown.kind && shown.kind !== "null";
    const text = saidAbove ? "" : wordsFor(shown, context);
    return { text, style: shown.kind === "failed" ? style.problem : style.faint };
  };
}

function wordsFor(cell: Exclude<Cell, { kind: "number" }>, context: TextContext): string {
  if (cell.kind === "null") return cellWords.nullNotGiven(context);
  if (cell.kind === "failed") return cellWords.failed(context);
  if (cell.kind === "not-asked") return cellWords.notAsked(context);
  // A skipped call has no column: the list of calls says why.
  return cellWords.notReturned(context);
}

function differenceLine({ matrix, context, style }: Drawing, field: Field): AccountLine["of"] {
  return (cell, { readings }) => {
    if (readings.some(({ id }) => id === matrix.baselineId)) {
      return { text: panelLabel("baseline", context), style: style.faint };
    }
    const difference = cell.difference[field];
    if (difference.kind === "same") return { text: "=", style: style.faint };
    if (difference.kind === "not-comparable") return { text: "" };
    return { text: formatDifference(difference.value, difference.currency, context), style: style.differs };
  };
}

function ageLine({ comparison, context, style }: Drawing, { account }: MatrixRow): AccountLine["of"] {
  return (_cell, { readings }) => {
    const shown = readings.find(({ accounts }) => accounts.some(({ accountId }) => accountId === account.accountId));
    const text = shown === undefined ? "" : formatAge(ageOf(comparison, shown, account.accountId), context);
    return { text, style: style.faint };
  };
}
