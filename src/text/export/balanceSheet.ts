import { findingsOf } from "../../core/causes/findingsOf.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { defaultBaseline } from "../../core/comparison/differenceFrom.ts";
import { type MatrixCell, type MatrixRow, matrixOf, shownCurrency } from "../../core/comparison/matrix.ts";
import { redact } from "../../core/masking/redact.ts";
import type { Reading } from "../../core/reading/reading.ts";
import { cellWords } from "../cellWords.ts";
import { findingTitle } from "../findings/findingTitle.ts";
import { bankShowsName } from "../findings/seenWords.ts";
import { formatDateTime, formatMoney } from "../format.ts";
import { nameWithMask, unnamedAccount } from "../nameWithMask.ts";
import { passName } from "../passName.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";
import { environmentWords } from "./environmentWords.ts";

const fields = ["available", "current", "limit"] as const;

/**
 * A comparison as text for a diff: one number a line, under its account and call, and a line a finding. Times, ages,
 * latencies and request ids are left out: they differ between any two comparisons, and would hide which balances do.
 */
export function balanceSheet(comparison: Comparison, context: TextContext): string {
  const { item, startedAt } = comparison;
  const matrix = matrixOf(comparison, defaultBaseline(comparison));
  const name = item.alias ?? item.institutionName ?? item.institutionId ?? sharedLabel("unnamedInstitution", context);
  const codes = new Set(findingsOf(comparison).map(({ code }) => code));
  const lines = [
    name,
    `${environmentWords(comparison, context)} · ${formatDateTime(startedAt, context)}`,
    ...matrix.rows.flatMap((row) => ["", ...accountLines(row, matrix.columns, context)]),
    "",
    sharedLabel("findings", context),
    ...(codes.size === 0 ? [`  ${sharedLabel("findingsNone", context)}`] : []),
    ...[...codes].map((code) => `  ${findingTitle(code, context)} (${code})`),
  ];
  return `${redact(lines.join("\n"), [])}\n`;
}

function accountLines(row: MatrixRow, columns: readonly Reading[], context: TextContext): readonly string[] {
  const { account, cells, bankShows } = row;
  const ofCalls = columns.flatMap((reading, index) => {
    const cell = cells[index];
    const call = `${passName(reading.pass, context)} ${reading.endpoint}`;
    return cell === undefined ? [] : callLines(row, { call, cell }, context);
  });
  const ofBank = bankShows === null ? [] : callLines(row, { call: bankShowsName(context), cell: bankShows }, context);
  return [nameWithMask(account.name ?? unnamedAccount(context), account.mask), ...ofCalls, ...ofBank];
}

function callLines(
  row: MatrixRow,
  { call, cell }: { readonly call: string; readonly cell: MatrixCell },
  context: TextContext,
): readonly string[] {
  // Most endpoints return some of the accounts: of those that do not return this one there is nothing to compare.
  if (cell.balances === null) {
    return cell.available.kind === "failed" ? [`  ${call}: ${cellWords.nothing(cell.available, context)}`] : [];
  }
  // Most accounts have no limit: null says nothing.
  const told = fields.filter(
    (field) => cell[field].kind === "number" || (cell[field].kind === "null" && field !== "limit"),
  );
  return [
    `  ${call}`,
    ...told.map((field) => {
      const shown = cell[field];
      const words =
        shown.kind === "number"
          ? formatMoney(shown.value, shownCurrency(row, cell), context)
          : cellWords.nothing(shown, context);
      return `    ${sharedLabel(field, context)}: ${words}`;
    }),
  ];
}
