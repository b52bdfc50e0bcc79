import { ageLookup } from "../../core/age/ageLookup.ts";
import { findingsOf } from "../../core/causes/findingsOf.ts";
import { realTimeFor } from "../../core/comparison/comparedWith.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { defaultBaseline } from "../../core/comparison/differenceFrom.ts";
import { type MatrixCell, type MatrixRow, matrixOf, shownCurrency } from "../../core/comparison/matrix.ts";
import { redact } from "../../core/masking/redact.ts";
import { type Fold, foldedReadings } from "../../core/reading/foldAlike.ts";
import type { MeasuredTimeline } from "../../core/timeline/measuredTimeline.ts";
import { latencyWords, startedWords } from "../callWords.ts";
import { cellWords } from "../cellWords.ts";
import { bankShowsName, seenWords } from "../findings/seenWords.ts";
import { verdictSentence } from "../findings/verdictSentence.ts";
import { foldLatency, foldName, foldTitle, needsEndpoint } from "../foldWords.ts";
import { formatAge, formatDateTime, formatDifference, formatMoney } from "../format.ts";
import { nameWithMask } from "../nameWithMask.ts";
import { passName } from "../passName.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";
import { environmentWords } from "./environmentWords.ts";
import { evaluationsMarkdown } from "./evaluationsMarkdown.ts";
import { findingsMarkdown, verdictMarkdown } from "./findingsMarkdown.ts";
import { alignedTable, markdownCode, markdownText } from "./markdownParts.ts";
import { rulesetsMarkdown } from "./rulesetsMarkdown.ts";
import { timelineMarkdown } from "./timelineMarkdown.ts";

/**
 * A comparison as Markdown, to paste into a conversation: table, verdict, decisions, findings, calls.
 * @param timeline the verdict's account over time; null: left out
 */
export function comparisonMarkdown(
  comparison: Comparison,
  context: TextContext,
  timeline: MeasuredTimeline | null = null,
): string {
  const { item } = comparison;
  const findings = findingsOf(comparison);
  const name = item.alias ?? item.institutionName ?? item.institutionId ?? sharedLabel("unnamedInstitution", context);
  const parts = [
    `# ${markdownText(name)}`,
    subtitle(comparison, context),
    verdictMarkdown(verdictSentence(comparison, findings, context), context),
    balances(comparison, context),
    ...rulesetsMarkdown(comparison, context),
    ...evaluationsMarkdown(comparison, context),
    `## ${sharedLabel("findings", context)}`,
    findings.length === 0 ? sharedLabel("findingsNone", context) : findingsMarkdown(findings, context),
    ...(timeline === null ? [] : timelineMarkdown(timeline, context)),
    `## ${sharedLabel("calls", context)}`,
    calls(comparison, context),
  ];
  return `${redact(parts.join("\n\n"), [])}\n`;
}

function subtitle(comparison: Comparison, context: TextContext): string {
  const { item, origin, startedAt } = comparison;
  return [
    environmentWords(comparison, context),
    ...(item.scenario === undefined ? [] : [markdownText(sharedLabel("scenario", context, { name: item.scenario }))]),
    markdownCode(item.itemId),
    ...(origin === "saved" ? [] : [sharedLabel("started", context, { time: formatDateTime(startedAt, context) })]),
  ].join(" · ");
}

/** The table, as in the panel: a column per call, with equal calls of a step merged into one and named below. */
function balances(comparison: Comparison, context: TextContext): string {
  const matrix = matrixOf(comparison, defaultBaseline(comparison));
  if (matrix.rows.length === 0) return sharedLabel("noAccounts", context);
  const ages = ageLookup(comparison);
  const folds = foldedReadings(matrix.columns, realTimeFor(comparison));
  const isEntered = matrix.rows.some(({ bankShows }) => bankShows !== null);
  const entered = (words: string): readonly string[] => (isEntered ? [words] : []);
  const head = [
    sharedLabel("account", context),
    "",
    ...folds.map((fold) => headOf(fold, context)),
    ...entered(bankShowsName(context)),
  ];
  const rows = matrix.rows.flatMap((row) => {
    const { account, cells } = row;
    const name = markdownText(nameWithMask(account.name ?? "", account.mask));
    const shown = folds.map(({ members }) => {
      const all = members.map((reading) => ({ reading, cell: cells[matrix.columns.indexOf(reading)] }));
      return all.find(({ cell }) => cell?.balances != null) ?? all[0];
    });
    const line = (label: string, of: (each: (typeof shown)[number]) => string) => [label, ...shown.map(of)];
    const field = (of: "available" | "current") =>
      line(sharedLabel(of, context), (each) => (each?.cell === undefined ? "" : amount(row, each.cell, of, context)));
    const bankShows = (of: "available" | "current") =>
      entered(row.bankShows?.[of].kind === "number" ? amount(row, row.bankShows, of, context) : "");
    const age = line(sharedLabel("rowAge", context).toLowerCase(), (each) =>
      each?.cell?.balances == null ? "" : formatAge(ages(each.reading, account.accountId), context),
    );
    return [
      [name, ...field("available"), ...bankShows("available")],
      ["", ...field("current"), ...bankShows("current")],
      ["", ...age, ...entered(seenWords(comparison, account.accountId, context))],
    ];
  });
  const latencies = [
    "",
    sharedLabel("rowLatency", context).toLowerCase(),
    ...folds.map((fold) => foldLatency(fold, context)),
    ...entered(""),
  ];
  const table = alignedTable(head, [latencies, ...rows], { numbersFrom: 2 });
  const folded = folds.filter(({ members }) => members.length > 1);
  if (folded.length === 0) return table;
  const legend = folded.map(
    (fold) => `- ${foldName(fold, context)}: ${fold.members.map(({ endpoint }) => markdownCode(endpoint)).join(", ")}`,
  );
  return [table, legend.join("\n")].join("\n\n");
}

function headOf(fold: Fold, context: TextContext): string {
  const name = foldTitle(fold, context);
  return needsEndpoint(fold) ? `${name} ${markdownCode(fold.members[0].endpoint)}` : name;
}

function amount(row: MatrixRow, cell: MatrixCell, field: "available" | "current", context: TextContext): string {
  const shown = cell[field];
  if (shown.kind !== "number") return cellWords.nothing(shown, context);
  const difference = cell.difference[field];
  const money = formatMoney(shown.value, shownCurrency(row, cell), context);
  if (difference.kind !== "differs") return markdownText(money);
  return markdownText(`${money} (${formatDifference(difference.value, difference.currency, context)})`);
}

function calls(comparison: Comparison, context: TextContext): string {
  const started = startedWords(comparison, context);
  const head = [
    sharedLabel("rowStarted", context),
    sharedLabel("columnStep", context),
    sharedLabel("columnCall", context),
    sharedLabel("rowLatency", context),
    sharedLabel("rowStatus", context),
    sharedLabel("rowRequest", context),
  ];
  const rows = comparison.readings.map((reading) => {
    const call = [passName(reading.pass, context), markdownCode(reading.endpoint)];
    if (reading.outcome === "skipped") {
      return ["", ...call, "", cellWords.skipped(reading.skipReason, reading.endpoint, context), ""];
    }
    const code = reading.outcome === "failed" ? (reading.failure.provider?.errorCode ?? reading.failure.reason) : "";
    const status =
      code === "" ? sharedLabel("statusOk", context) : `${cellWords.failed(context)}: ${markdownCode(code)}`;
    return [started(reading), ...call, latencyWords(reading, context), status, markdownCode(reading.requestId ?? "")];
  });
  return alignedTable(head, rows, { numbersFrom: head.length });
}
