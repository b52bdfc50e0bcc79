import type { Comparison } from "../../core/comparison/comparison.ts";
import { coreAttributeFacts, coreAttributesTitle, decisionFacts } from "../../text/findings/decisionFacts.ts";
import { evaluationsOf, type NamedEvaluation } from "../../text/findings/evaluationsOf.ts";
import { formatMoney } from "../../text/format.ts";
import { sharedLabel } from "../../text/sharedLabels.ts";
import { accountLabel } from "./accountLabel.ts";
import { prose } from "./prose.ts";
import type { Rendering } from "./rendering.ts";

/** What each evaluation decided, and why: the rule, the scores, the warnings, the core attributes. */
export function evaluationLines(comparison: Comparison, rendering: Rendering): readonly string[] {
  return evaluationsOf(comparison).flatMap((evaluation) => linesOf(evaluation, rendering));
}

function linesOf({ signal, account }: NamedEvaluation, { context, style, width }: Rendering): readonly string[] {
  const amount = formatMoney(signal.amount, "USD", context);
  const asked = [
    ...(account === null ? [] : [accountLabel(account)]),
    ...(signal.amount > 0 ? [sharedLabel("debitOf", context, { amount })] : []),
  ];
  const attributes = coreAttributeFacts(signal);
  const attributeList = attributes.map(({ name, value }) => `${name} ${value}`).join(", ");
  return [
    ...prose([sharedLabel("signalPart", context), ...asked].join(" · "), width).map(style.heading),
    ...decisionFacts(signal, context).flatMap(({ name, value }) => prose(`  ${name}: ${value}`, width, "    ")),
    ...(attributeList === ""
      ? []
      : prose(`  ${coreAttributesTitle(signal, context)}: ${attributeList}`, width, "    ").map(style.faint)),
  ];
}
