import { type AgeLookup, ageLookup } from "../../core/age/ageLookup.ts";
import { realTimeFor } from "../../core/comparison/comparedWith.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { defaultBaseline } from "../../core/comparison/differenceFrom.ts";
import { type Matrix, type MatrixCell, type MatrixRow, matrixOf, shownCurrency } from "../../core/comparison/matrix.ts";
import { type Fold, foldedReadings } from "../../core/reading/foldAlike.ts";
import type { FailedReading, OkReading, Reading } from "../../core/reading/reading.ts";
import { cellWords } from "../../text/cellWords.ts";
import { bankShowsName, seenWords } from "../../text/findings/seenWords.ts";
import { foldLatency, foldTitle, needsEndpoint } from "../../text/foldWords.ts";
import { formatAge, formatDifference, formatMoney } from "../../text/format.ts";
import { sharedCount, sharedLabel } from "../../text/sharedLabels.ts";
import { type CellLines, drawTable, fits, type StyledLine, type Table } from "../terminal/table.ts";
import { accountLabel } from "./accountLabel.ts";
import type { Rendering } from "./rendering.ts";

type Called = OkReading | FailedReading;

interface Drawing extends Rendering {
  readonly comparison: Comparison;
  readonly ages: AgeLookup;
  readonly matrix: Matrix;
  /** Of each column. */
  readonly places: ReadonlyMap<Reading, number>;
  readonly folds: readonly Fold[];
}

/** Accounts drawn at most unless the report is verbose; of more accounts only those that differ are drawn. */
const mostAccounts = 20;

/**
 * The table of balances: under each account a line for each call in the order they were made, so that the numbers to
 * compare are below each other and any number of calls fits. A line has available, current, their age and the call's
 * latency. Unless the report is verbose, calls that agree are one line, as they are one column in the panel. What the
 * bank itself shows comes last.
 */
export function balanceLines(comparison: Comparison, rendering: Rendering): readonly string[] {
  const { context, style, width, isVerbose } = rendering;
  const matrix = matrixOf(comparison, defaultBaseline(comparison));
  if (matrix.rows.length === 0) return [sharedLabel("noAccounts", context)];
  const called = matrix.columns.filter((reading) => reading.outcome !== "skipped");
  const folds = isVerbose
    ? called.map((reading): Fold => ({ members: [reading] }))
    : foldedReadings(called, realTimeFor(comparison));
  const places = new Map(matrix.columns.map((reading, place) => [reading, place]));
  const drawing: Drawing = { ...rendering, comparison, ages: ageLookup(comparison), matrix, places, folds };
  const rows = isVerbose || matrix.rows.length <= mostAccounts ? matrix.rows : differing(matrix).slice(0, mostAccounts);
  const left = matrix.rows.length - rows.length;
  return [
    ...drawTable(tableOf(rows, drawing), width),
    ...(left === 0 ? [] : [style.faint(`${sharedCount("accounts", left, context)} more (--verbose)`)]),
  ];
}

function differing({ rows }: Matrix): readonly MatrixRow[] {
  return rows.filter(({ cells, bankShows }) =>
    [...cells, ...(bankShows === null ? [] : [bankShows])].some(
      ({ difference }) => difference.available.kind === "differs" || difference.current.kind === "differs",
    ),
  );
}

/** With the age and the latency where there is room for them. */
function tableOf(rows: readonly MatrixRow[], drawing: Drawing): Table {
  const { context, width, style } = drawing;
  const lines = rows.flatMap((row) => [heading(row, drawing), ...linesOf(row, drawing), ...bankLines(row, drawing)]);
  const column = (label: string, of: (line: Line) => CellLines) => ({
    head: [{ text: label, style: style.faint }],
    cells: lines.map(of),
  });
  const rowNames = column("", ({ name }) => [name]);
  const columns = [
    column(sharedLabel("available", context), ({ available }) => available),
    column(sharedLabel("current", context), ({ current }) => current),
    column(sharedLabel("rowAge", context).toLowerCase(), ({ age }) => [{ text: age, style: style.faint }]),
    column(sharedLabel("rowLatency", context).toLowerCase(), ({ latency }) => [{ text: latency, style: style.faint }]),
  ];
  const shown = [4, 3].find((count) => fits({ rowNames, columns: columns.slice(0, count) }, width)) ?? 2;
  return { rowNames, columns: columns.slice(0, shown) };
}

/** A line of the table, or several where a difference is written below its number. */
interface Line {
  readonly name: StyledLine;
  readonly available: CellLines;
  readonly current: CellLines;
  readonly age: string;
  readonly latency: string;
}

function heading({ account }: MatrixRow, { style }: Drawing): Line {
  const name = { text: accountLabel(account), style: style.heading };
  return { name, available: [], current: [], age: "", latency: "" };
}

function linesOf(row: MatrixRow, drawing: Drawing): readonly Line[] {
  const { account, cells } = row;
  const { matrix, places, folds, ages, context, isVerbose } = drawing;
  const cellOf = (reading: Called) => cells[places.get(reading) ?? -1];
  const baselines = new Set([matrix.baselineId, ...cells.map(({ againstId }) => againstId)]);
  return folds.flatMap((fold): readonly Line[] => {
    const shown = fold.members.find((reading) => cellOf(reading)?.balances != null) ?? fold.members[0];
    const cell = cellOf(shown);
    // An evaluation is of one account: a line of it below another account would say nothing.
    if (cell === undefined || (cell.available.kind === "not-asked" && !isVerbose)) return [];
    // Cached calls may be measured against several real-time ones, each the next after them.
    const isBaseline = cell.balances !== null && fold.members.some(({ id }) => baselines.has(id));
    return [
      {
        name: { text: `  ${nameOf(fold, drawing)}${isBaseline ? ` (${sharedLabel("baseline", context)})` : ""}` },
        available: amountLines(row, cell, "available", drawing),
        current: amountLines(row, cell, "current", drawing),
        age: cell.balances === null ? "" : formatAge(ages(shown, account.accountId), context),
        latency: foldLatency(fold, context),
      },
    ];
  });
}

/**
 * What a person saw at the bank itself: it has no endpoint and no latency, and its age is the time since it was seen.
 */
function bankLines(row: MatrixRow, drawing: Drawing): readonly Line[] {
  const { bankShows: cell, account } = row;
  if (cell === null) return [];
  const { comparison, context } = drawing;
  // A number that was not entered is left empty: it was not "not returned".
  const lines = (field: "available" | "current"): CellLines =>
    cell[field].kind === "number" ? amountLines(row, cell, field, drawing) : [];
  return [
    {
      name: { text: `  ${bankShowsName(context)}` },
      available: lines("available"),
      current: lines("current"),
      age: seenWords(comparison, account.accountId, context),
      latency: "",
    },
  ];
}

/** Names the step, and the endpoint where the step alone does not identify the call. */
function nameOf(fold: Fold, { context, isVerbose }: Drawing): string {
  const name = foldTitle(fold, context);
  return isVerbose || needsEndpoint(fold) ? `${name} ${fold.members[0].endpoint}` : name;
}

function amountLines(
  row: MatrixRow,
  cell: MatrixCell,
  field: "available" | "current",
  { context, style }: Drawing,
): CellLines {
  const shown = cell[field];
  if (shown.kind === "number") {
    const difference = cell.difference[field];
    const value = { text: formatMoney(shown.value, shownCurrency(row, cell), context) };
    if (difference.kind !== "differs") return [value];
    return [value, { text: formatDifference(difference.value, difference.currency, context), style: style.differs }];
  }
  // One word is enough where both numbers are missing for the same reason; two nulls are two facts.
  const saidBefore = field === "current" && cell.available.kind === shown.kind && shown.kind !== "null";
  const text = saidBefore ? "" : cellWords.nothing(shown, context);
  return [{ text, style: shown.kind === "failed" ? style.problem : style.faint }];
}
