import { ageLookup } from "../../core/age/ageLookup.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { type EvaluatedDebit, evaluatedDebits } from "../../core/reading/evaluatedDebits.ts";
import { debitTitle } from "../../text/findings/debitTitle.ts";
import { type RulesetRow, rulesetOrder, rulesetRows, rulesetsTitle } from "../../text/findings/rulesetRows.ts";
import { formatAge } from "../../text/format.ts";
import { sharedLabel } from "../../text/sharedLabels.ts";
import { type CellLines, drawTable, fits, type Table } from "../terminal/table.ts";
import { prose } from "./prose.ts";
import type { Rendering } from "./rendering.ts";

/** Each debit that was evaluated more than once: a line for each evaluation, what it decided first. */
export function rulesetLines(comparison: Comparison, rendering: Rendering): readonly string[] {
  const debits = evaluatedDebits(comparison);
  if (debits.length === 0) return [];
  const ages = ageLookup(comparison);
  return debits.flatMap((debit, index) => [
    ...(index === 0 ? [] : [""]),
    ...linesOf(comparison, debit, rulesetRows(debit, ages, rendering.context), rendering),
  ]);
}

function linesOf(
  comparison: Comparison,
  debit: EvaluatedDebit,
  rows: readonly RulesetRow[],
  { context, style, width }: Rendering,
): readonly string[] {
  const order = rulesetOrder(rows, context);
  const title = `${rulesetsTitle(rows, context)} · ${debitTitle(comparison, debit, context)}`;
  return [
    ...prose(title, width).map(style.heading),
    ...drawTable(tableOf(rows, { context, style, width }), width),
    ...rows.filter(({ replay }) => replay !== "").flatMap(({ number, replay }) => prose(`${number} ${replay}`, width)),
    ...(order === "" ? [] : prose(order, width).map(style.faint)),
  ];
}

/** With as much as there is room for, from the left. */
function tableOf(
  rows: readonly RulesetRow[],
  { context, style, width }: Pick<Rendering, "context" | "style" | "width">,
): Table {
  const column = (label: string, of: (row: RulesetRow) => string) => ({
    head: [{ text: label, style: style.faint }],
    cells: rows.map((row): CellLines => [{ text: of(row) }]),
  });
  const rowNames = column(sharedLabel("rulesetColumn", context), ({ number, ruleset, note }) =>
    [`${number} ${ruleset}`, ...(note === "" ? [] : [`(${note})`])].join(" "),
  );
  const columns = [
    column(sharedLabel("rulesetResult", context), ({ result, noResult }) => result ?? noResult),
    column(sharedLabel("rulesetBalance", context), ({ balance }) => balance),
    column(sharedLabel("rowAge", context), ({ age }) => (age === null ? "" : formatAge(age, context))),
    column(sharedLabel("rulesetScores", context), ({ scores }) => scores),
    column(sharedLabel("rowLatency", context), ({ latency }) => latency),
    column(sharedLabel("rulesetBilling", context), ({ billing }) => billing),
  ];
  const shown = [6, 5, 4, 3].find((count) => fits({ rowNames, columns: columns.slice(0, count) }, width)) ?? 2;
  return { rowNames, columns: columns.slice(0, shown) };
}
