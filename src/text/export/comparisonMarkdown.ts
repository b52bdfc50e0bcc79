import { type AgeLookup, agesOf } from "../../core/ageOf.ts";
import { currencyOf } from "../../core/balances.ts";
import type { Comparison } from "../../core/comparison.ts";
import { defaultBaseline } from "../../core/differenceFrom.ts";
import { findingsOf } from "../../core/findingsOf.ts";
import { type Cell, type MatrixCell, matrixOf } from "../../core/matrix.ts";
import type { Reading } from "../../core/reading.ts";
import { redact } from "../../core/redact.ts";
import { worstAge } from "../../core/worstAge.ts";
import { latencyWords, startedWords } from "../callWords.ts";
import { cellWords } from "../cellWords.ts";
import { formatAge, formatDateTime, formatDifference, formatMoney } from "../format.ts";
import { panelLabel } from "../panelLabels.ts";
import { passName } from "../passName.ts";
import type { TextContext } from "../segment.ts";
import { verdictOf } from "../verdict.ts";
import { environmentWords } from "./environmentWords.ts";
import { findingsMarkdown, verdictMarkdown } from "./findingsMarkdown.ts";
import { markdownCode, markdownTable, markdownText } from "./markdownParts.ts";

/** A comparison as Markdown, to paste where people talk: the table, the verdict, the findings, the calls. */
export function comparisonMarkdown(comparison: Comparison, context: TextContext): string {
  const { item } = comparison;
  const findings = findingsOf(comparison);
  const name = item.alias ?? item.institutionName ?? item.institutionId ?? panelLabel("unnamedInstitution", context);
  const parts = [
    `# ${markdownText(name)}`,
    subtitle(comparison, context),
    verdictMarkdown(verdictOf(comparison, findings, context), context),
    balances(comparison, context),
    `## ${panelLabel("findings", context)}`,
    findings.length === 0 ? panelLabel("findingsNone", context) : findingsMarkdown(findings, context),
    `## ${panelLabel("calls", context)}`,
    calls(comparison, context),
  ];
  return `${redact(parts.join("\n\n"), [])}\n`;
}

function subtitle(comparison: Comparison, context: TextContext): string {
  const { item, origin, startedAt } = comparison;
  return [
    environmentWords(comparison, context),
    ...(item.scenario === undefined ? [] : [markdownText(panelLabel("scenario", context, { name: item.scenario }))]),
    markdownCode(item.itemId),
    ...(origin === "saved" ? [] : [panelLabel("started", context, { time: formatDateTime(startedAt, context) })]),
  ].join(" · ");
}

function balances(comparison: Comparison, context: TextContext): string {
  const matrix = matrixOf(comparison, defaultBaseline(comparison));
  if (matrix.rows.length === 0) return panelLabel("noAccounts", context);
  const ages = agesOf(comparison);
  const shown = matrix.columns.flatMap((reading, index) => (reading.outcome === "skipped" ? [] : [{ reading, index }]));
  const head = [
    panelLabel("account", context),
    "",
    ...shown.map(({ reading }) => headOf(comparison, reading, { ages, context })),
  ];
  const rows = matrix.rows.flatMap(({ account, cells }) =>
    (["available", "current"] as const).map((field, line) => [
      line === 0 ? markdownText([account.name, account.mask && `••${account.mask}`].filter(Boolean).join(" ")) : "",
      panelLabel(field, context),
      ...shown.map(({ index }) => cellOf(cells[index], field, context)),
    ]),
  );
  return markdownTable(head, rows);
}

function headOf(
  comparison: Comparison,
  reading: Reading,
  { ages, context }: { ages: AgeLookup; context: TextContext },
) {
  const age = worstAge(comparison, reading, ages);
  return [
    passName(reading.pass, context),
    markdownCode(reading.endpoint),
    ...(reading.outcome === "skipped" ? [] : [latencyWords(reading, context)]),
    ...(age === null ? [] : [formatAge(age, context)]),
  ].join("<br>");
}

function cellOf(cell: MatrixCell | undefined, field: "available" | "current", context: TextContext): string {
  if (cell === undefined) return "";
  const shown = cell[field];
  if (shown.kind !== "number") return wordsFor(shown, context);
  const currency = cell.balances === null ? null : currencyOf(cell.balances);
  const difference = cell.difference[field];
  const money = formatMoney(shown.value, currency, context);
  if (difference.kind !== "differs") return markdownText(money);
  return markdownText(`${money} (${formatDifference(difference.value, difference.currency, context)})`);
}

function wordsFor(cell: Exclude<Cell, { kind: "number" }>, context: TextContext): string {
  if (cell.kind === "null") return cellWords.nullNotGiven(context);
  if (cell.kind === "failed") return cellWords.failed(context);
  return cell.kind === "not-asked" ? cellWords.notAsked(context) : cellWords.notReturned(context);
}

function calls(comparison: Comparison, context: TextContext): string {
  const started = startedWords(comparison, context);
  const head = [
    panelLabel("rowStarted", context),
    panelLabel("columnStep", context),
    panelLabel("columnCall", context),
    panelLabel("rowLatency", context),
    panelLabel("rowStatus", context),
    panelLabel("rowRequest", context),
  ];
  const rows = comparison.readings.map((reading) => {
    const call = [passName(reading.pass, context), markdownCode(reading.endpoint)];
    if (reading.outcome === "skipped") {
      return ["", ...call, "", cellWords.skipped(reading.skipReason, reading.endpoint, context), ""];
    }
    const code = reading.outcome === "failed" ? (reading.failure.provider?.errorCode ?? reading.failure.reason) : "";
    const status =
      code === "" ? panelLabel("statusOk", context) : `${cellWords.failed(context)}: ${markdownCode(code)}`;
    return [started(reading), ...call, latencyWords(reading, context), status, markdownCode(reading.requestId ?? "")];
  });
  return markdownTable(head, rows);
}
