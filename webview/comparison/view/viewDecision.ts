import type { SignalFacts } from "../../../src/core/reading/reading.ts";
import { decisionReasons } from "../../../src/text/findings/decisionFacts.ts";
import { formatMoney } from "../../../src/text/format.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { breakable } from "../../lib/breakable.ts";
import { type Child, h } from "../../lib/dom.ts";

/** ACCEPT, REVIEW or REROUTE, as Plaid writes it. */
export function viewDecision(result: string): HTMLElement {
  return h("span", { class: "decision", "data-decision": result }, result);
}

/** The decision of an evaluation, the amount of the debit, and the reason. */
export function viewDecisionNote(signal: SignalFacts, context: TextContext): HTMLElement {
  return viewDecisionWith(shortReasons(signal, context), signal, context);
}

/** The same with the ruleset's name, its rule, both scores and the warnings, each with its name. */
export function viewDecisionHeadline(signal: SignalFacts, context: TextContext): HTMLElement {
  const reasons = decisionReasons(signal, context).map(({ name, value }) => `${name}: ${value}`);
  return viewDecisionWith(reasons, signal, context);
}

function viewDecisionWith(reasons: readonly string[], signal: SignalFacts, context: TextContext): HTMLElement {
  const { result, amount } = signal;
  return h(
    "span",
    { class: "decision-note" },
    result === null ? panelLabel("noDecision", context) : viewDecision(result),
    " ",
    panelLabel("debitOf", context, { amount: formatMoney(amount, "USD", context) }),
    ...viewReasons(reasons),
  );
}

/** The reason in as few words as fit a cell: the rule's own note, the higher risk, Plaid's warnings. */
function shortReasons(signal: SignalFacts, context: TextContext): readonly string[] {
  const { triggeredRuleDetails: rule, scores, warnings } = signal;
  const key = rule?.customActionKey;
  const risks = [scores?.customerInitiatedReturnRisk, scores?.bankInitiatedReturnRisk].flatMap((risk) =>
    risk === undefined ? [] : [risk.score],
  );
  return [
    ...[key ?? rule?.internalNote].filter((each) => each !== undefined),
    ...(risks.length === 0 ? [] : [panelLabel("riskAtMost", context, { score: String(Math.max(...risks)) })]),
    // A rule named after a warning says it already.
    ...warnings.filter((code) => code !== key),
  ];
}

/** Each reason on a line of its own, in words that a person wrote. */
export function viewReasons(reasons: readonly string[]): readonly Child[] {
  return reasons.flatMap((each) => [" ", h("span", { class: "decision-reason", dir: "auto" }, breakable(each))]);
}
