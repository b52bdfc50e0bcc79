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
import { agesIn, type Drawing } from "./drawing.ts";

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
  const agesVary = groups.some((group) => agesIn(drawing, group).length > 1);
  const lines = matrix.rows.map((row, index) => {
    const field = (name: Field) => fieldLines(drawing, { name, row: index, groups });
    return [...field("available"), ...field("current"), ...(agesVary ? [ageLine(drawing, row)] : [])];
  });
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

/** The amount of a field, and where any column's differs from the baseline, the differences below it. */
function fieldLines(
  drawing: Drawing,
  { name, row, groups }: { name: Field; row: number; groups: readonly ColumnGroup[] },
): readonly AccountLine[] {
  const differs = groups.some(({ cells }) => cells[row]?.difference[name].kind === "differs");
  return [
    { name: `  ${panelLabel(name, drawing.context)}`, of: valueLine(drawing, name) },
    ...(differs ? [{ name: "    difference", of: differenceLine(drawing, name) }] : []),
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

function ageLine({ ages, context, style }: Drawing, { account }: MatrixRow): AccountLine {
  return {
    name: `  ${panelLabel("rowAge", context).toLowerCase()}`,
    of: (_cell, { readings }) => {
      const shown = readings.find(({ accounts }) => accounts.some(({ accountId }) => accountId === account.accountId));
      const text = shown === undefined ? "" : formatAge(ages(shown, account.accountId), context);
      return { text, style: style.faint };
    },
  };
}
