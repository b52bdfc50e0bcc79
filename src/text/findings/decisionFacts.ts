import type { ReturnRisk, SignalFacts } from "../../core/reading/reading.ts";
import { formatDateTime } from "../format.ts";
import type { TextContext } from "../segment.ts";
import { type SharedLabel, sharedLabel } from "../sharedLabels.ts";

/** A fact about a decision. */
export interface DecisionFact {
  readonly name: string;
  readonly value: string;
  /** True for a code of Plaid's or of the person's ruleset, which programs read. */
  readonly isCode?: boolean;
}

/**
 * Why an evaluation decided as it did, the decisive reason first: the rule, the scores, Plaid's warnings. Absent
 * values are left out.
 */
export function decisionFacts(signal: SignalFacts, context: TextContext): readonly DecisionFact[] {
  const { triggeredRuleDetails: rule, scores, warnings } = signal;
  const label = (name: SharedLabel) => sharedLabel(name, context);
  const code = (name: SharedLabel, value: string | null | undefined) =>
    value == null || value === "" ? [] : [{ name: label(name), value, isCode: true }];
  const text = (name: SharedLabel, value: string | null | undefined) =>
    value == null ? [] : [{ name: label(name), value }];
  const risk = (of: ReturnRisk | undefined) => (of === undefined ? null : riskWords(of, context));
  const time = (of: string | null) => (of === null ? null : formatDateTime(of, context));
  return [
    ...code("factResult", signal.result),
    ...code("factRuleset", signal.rulesetKey),
    ...code("factActionKey", rule?.customActionKey),
    ...text("factInternalNote", rule?.internalNote),
    ...text("factCustomerRisk", risk(scores?.customerInitiatedReturnRisk)),
    ...text("factBankRisk", risk(scores?.bankInitiatedReturnRisk)),
    ...code("factWarnings", warnings.join(" ")),
    ...text("factBalanceUpdated", time(signal.balanceLastUpdated)),
    ...text("factTransactionsUpdated", time(signal.transactionsLastUpdated)),
  ];
}

function riskWords({ score, riskTier }: ReturnRisk, context: TextContext): string {
  return riskTier === null
    ? sharedLabel("riskScore", context, { score: String(score) })
    : sharedLabel("riskScoreTier", context, { score: String(score), tier: String(riskTier) });
}

/** The stored core attributes, with names and values as in Plaid's response. */
export function coreAttributeFacts({ coreAttributes = {} }: SignalFacts): readonly DecisionFact[] {
  return Object.entries(coreAttributes).map(([name, value]) => ({ name, value: String(value), isCode: true }));
}

/**
 * The heading of the core attributes: how many are shown of all in the response. The others are null, or shown
 * elsewhere.
 */
export function coreAttributesTitle(signal: SignalFacts, context: TextContext): string {
  const shown = Object.keys(signal.coreAttributes ?? {}).length;
  return sharedLabel("coreAttributes", context, {
    shown: String(shown),
    count: String(Math.max(shown, signal.coreAttributeCount)),
  });
}
