import { findingsOf } from "../../core/causes/findingsOf.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { endpointEntry } from "../../core/endpoint/catalogue.ts";
import { accountsOf } from "../../core/item/accountsOf.ts";
import { isBilledPerCall } from "../../core/plan/isBilledPerCall.ts";
import { verdictSentence } from "../../text/findings/verdictSentence.ts";
import { formatLatency, formatMoment } from "../../text/format.ts";
import { sharedCount, sharedLabel } from "../../text/sharedLabels.ts";
import { plainTexts } from "../terminal/plainText.ts";
import { balanceLines } from "./balanceTable.ts";
import { callLines, failureLines } from "./callLines.ts";
import { evaluationLines } from "./evaluationLines.ts";
import { findingLines, verdictLines } from "./findingLines.ts";
import { prose } from "./prose.ts";
import type { Rendering } from "./rendering.ts";
import { rulesetLines } from "./rulesetLines.ts";

/**
 * A comparison as lines of text, the most important first: the verdict and its subject, the findings, why calls failed,
 * the balances; a verbose one adds why each evaluation decided as it did, and each call.
 */
export function renderComparison(made: Comparison, rendering: Rendering): readonly string[] {
  const comparison = plainTexts(made);
  const findings = findingsOf(comparison);
  const sections = [
    [
      ...verdictLines(verdictSentence(comparison, findings, rendering.context), rendering),
      ...subject(comparison, rendering),
    ],
    rulesetLines(comparison, rendering),
    findingLines(findings, accountsOf(comparison), rendering),
    failureLines(comparison, rendering),
    balanceLines(comparison, rendering),
    rendering.isVerbose ? evaluationLines(comparison, rendering) : [],
    rendering.isVerbose ? callLines(comparison, rendering) : [],
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

/** Which Item, and what the comparison took. */
function subject(comparison: Comparison, { context, style, width, isVerbose }: Rendering): readonly string[] {
  const { item, environment, startedAt, wallMs, readings, status, origin } = comparison;
  const made = readings.filter(({ outcome }) => outcome !== "skipped");
  const billed = made.filter(({ endpoint }) => isBilledPerCall(endpointEntry(endpoint).billing));
  const failed = made.filter(({ outcome }) => outcome === "failed").length;
  const title = [
    item.alias ?? item.institutionName ?? item.institutionId ?? sharedLabel("unnamedInstitution", context),
    ...(item.scenario === undefined ? [] : [sharedLabel("scenario", context, { name: item.scenario })]),
    ...(isVerbose || origin === "saved" ? [item.itemId] : []),
  ];
  const outcomes = [
    ...(failed === 0 ? [] : [sharedCount("statusFailed", failed, context)]),
    ...(status === "cancelled" ? [sharedLabel("statusCancelled", context)] : []),
  ];
  const called = [
    sharedLabel(environment === "local" ? "chipLocal" : "chipSandbox", context),
    sharedLabel("started", context, { time: formatMoment(startedAt, context, { precision: "millisecond" }) }),
    ...(wallMs === null ? [] : [sharedLabel("took", context, { duration: formatLatency(wallMs, context) })]),
    sharedCount("calls", made.length, context),
    ...(isVerbose
      ? [billed.length === 0 ? sharedLabel("billedNone", context) : sharedCount("billed", billed.length, context)]
      : []),
  ];
  const facts = [...(origin === "saved" ? [sharedLabel("chipSaved", context)] : called), ...outcomes];
  return [title, facts].flatMap((parts) => prose(parts.join(" · "), width)).map(style.faint);
}
