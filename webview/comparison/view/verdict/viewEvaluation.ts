import { type PanelLabel, panelLabel } from "../../../../src/text/panelLabels.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { IndexedFinding } from "../../model/comparisonFacts.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { viewDecision, viewDecisionHeadline } from "../viewDecision.ts";
import { isEvaluatedAlone } from "./viewVerdictActions.ts";

/** Where a debit alone was evaluated, the decision is what was asked for and comes first. */
export function viewEvaluationAlone({ balanceCalls, context }: PageModel): HTMLElement | null {
  const signal = balanceCalls.findLast((call) => call.state === "ok")?.reading.signal;
  if (signal === undefined || !isEvaluatedAlone(balanceCalls)) return null;
  return h("p", { class: "verdict-decision" }, viewDecisionHeadline(signal, context));
}

const afterDecision: Readonly<Record<string, PanelLabel>> = { REVIEW: "afterReview", REROUTE: "afterReroute" };

/**
 * What to do once a debit that was evaluated alone is not simply accepted, else "", as where rulesets disagree. Plaid wants to
 * be told of a decision that its answer left open, or that went against it:
 * https://plaid.com/docs/api/products/signal/#signaldecisionreport
 */
export function adviceOnDecision({ balanceCalls, context }: PageModel): string {
  if (!isEvaluatedAlone(balanceCalls)) return "";
  const results = balanceCalls.flatMap((call) => (call.state === "ok" ? [call.reading.signal?.result ?? ""] : []));
  const [result = ""] = results;
  const label = results.every((each) => each === result) ? afterDecision[result] : undefined;
  return label === undefined ? "" : panelLabel(label, context);
}

/** ACCEPT, REVIEW or REROUTE behind a sentence about the debit that was evaluated. */
export function viewEvaluationOfDebit({ finding }: IndexedFinding, { calls }: PageModel): readonly Child[] {
  for (const id of finding.readings) {
    const call = calls.find((each) => each.id === id);
    if (call?.state !== "ok" || call.reading.signal === undefined) continue;
    const { result } = call.reading.signal;
    return result === null ? [] : [" ", viewDecision(result)];
  }
  return [];
}
