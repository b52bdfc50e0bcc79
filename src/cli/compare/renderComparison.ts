import { agesOf } from "../../core/ageOf.ts";
import { endpointEntry } from "../../core/catalogue.ts";
import type { Comparison } from "../../core/comparison.ts";
import { defaultBaseline } from "../../core/differenceFrom.ts";
import { findingsOf } from "../../core/findingsOf.ts";
import { matrixOf } from "../../core/matrix.ts";
import { startedWords } from "../../text/callWords.ts";
import { formatLatency, formatMoment } from "../../text/format.ts";
import { panelCount, panelLabel } from "../../text/panelLabels.ts";
import type { TextContext } from "../../text/segment.ts";
import { verdictOf } from "../../text/verdict.ts";
import { plainTexts } from "../terminal/plainText.ts";
import type { Style } from "../terminal/style.ts";
import { drawTable, fitsOneBand } from "../terminal/table.ts";
import { balanceTable } from "./balanceTable.ts";
import { callLines } from "./callLines.ts";
import { findingLines, verdictLines } from "./findingLines.ts";
import { prose } from "./prose.ts";

export interface Rendering {
  readonly context: TextContext;
  readonly style: Style;
  /** Columns to stay within. */
  readonly width: number;
}

/** A comparison as lines of text: what it was, the table, the verdict, the findings, the calls. */
export function renderComparison(made: Comparison, rendering: Rendering): readonly string[] {
  const comparison = plainTexts(made);
  const findings = findingsOf(comparison);
  const sections = [
    headerLines(comparison, rendering),
    tableLines(comparison, rendering),
    verdictLines(verdictOf(comparison, findings, rendering.context), rendering),
    findingLines(findings, rendering),
    callLines(comparison, rendering),
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function headerLines(comparison: Comparison, rendering: Rendering) {
  const { item, environment, startedAt, wallMs, readings, status, origin } = comparison;
  const { context, style } = rendering;
  const made = readings.filter(({ outcome }) => outcome !== "skipped");
  const billed = made.filter(({ endpoint }) => ["flat-fee", "per-request"].includes(endpointEntry(endpoint).billing));
  const failed = made.filter(({ outcome }) => outcome === "failed").length;
  const title = [
    item.alias ?? item.institutionName ?? item.institutionId ?? panelLabel("unnamedInstitution", context),
    ...(item.scenario === undefined ? [] : [panelLabel("scenario", context, { name: item.scenario })]),
    item.itemId,
  ];
  const outcomes = [
    ...(failed === 0 ? [] : [panelCount("statusFailed", failed, context)]),
    ...(status === "cancelled" ? [panelLabel("statusCancelled", context)] : []),
  ];
  const called = [
    panelLabel(environment === "local" ? "chipLocal" : "chipSandbox", context),
    panelLabel("started", context, { time: formatMoment(startedAt, context, { precision: "millisecond" }) }),
    ...(wallMs === null ? [] : [panelLabel("took", context, { duration: formatLatency(wallMs, context) })]),
    panelCount("calls", made.length, context),
    billed.length === 0 ? panelLabel("billedNone", context) : panelCount("billed", billed.length, context),
  ];
  const facts = [...(origin === "saved" ? [panelLabel("chipSaved", context)] : called), ...outcomes];
  return [
    ...prose(title.join(" · "), rendering.width).map((line) => style.heading(line)),
    ...prose(facts.join(" · "), rendering.width).map((line) => style.faint(line)),
  ];
}

/** The widest table that fits: a column for each call, else with calls that agree folded, else in bands. */
function tableLines(comparison: Comparison, { context, style, width }: Rendering): readonly string[] {
  const matrix = matrixOf(comparison, defaultBaseline(comparison));
  if (matrix.rows.length === 0) return [panelLabel("noAccounts", context)];
  const started = startedWords(comparison, context);
  const drawing = { ages: agesOf(comparison), matrix, started, context, style };
  const whole = balanceTable(drawing, { fold: false });
  return drawTable(fitsOneBand(whole, width) ? whole : balanceTable(drawing, { fold: true }), width);
}
