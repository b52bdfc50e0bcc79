import type { SignalFacts } from "../../../src/core/reading.ts";
import { formatMoney } from "../../../src/text/format.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { h } from "../../lib/dom.ts";

/** ACCEPT, REVIEW or REROUTE, as Plaid writes it. */
export function viewDecision(result: string): HTMLElement {
  return h("span", { class: "decision", "data-decision": result }, result);
}

/** What an evaluation decided of how large a debit. */
export function viewDecisionNote({ result, amount }: SignalFacts, context: TextContext): HTMLElement {
  return h(
    "span",
    { class: "decision-note" },
    result === null ? panelLabel("noDecision", context) : viewDecision(result),
    " ",
    panelLabel("debitOf", context, { amount: formatMoney(amount, "USD", context) }),
  );
}
