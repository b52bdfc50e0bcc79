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
