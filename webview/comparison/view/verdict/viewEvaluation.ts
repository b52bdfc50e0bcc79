import { type Child, h } from "../../../lib/dom.ts";
import type { IndexedFinding } from "../../model/comparisonFacts.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { viewDecision, viewDecisionHeadline } from "../viewDecision.ts";

/** Where a debit alone was evaluated, the decision is what was asked for and comes first. */
export function viewEvaluationAlone({ balanceCalls, context }: PageModel): HTMLElement | null {
  const answered = balanceCalls.filter((call) => call.state === "ok");
  const signal = answered.at(-1)?.reading.signal;
  if (signal === undefined || answered.some(({ kind }) => kind !== "evaluated")) return null;
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
