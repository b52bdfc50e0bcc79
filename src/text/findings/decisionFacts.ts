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

/** What an evaluation decided, the reasons, and the times of its data. Absent values are left out. */
export function decisionFacts(signal: SignalFacts, context: TextContext): readonly DecisionFact[] {
  const time = (of: string | null) => (of === null ? null : formatDateTime(of, context));
  return [
    ...code("factResult", signal.result, context),
    ...decisionReasons(signal, context),
    ...text("factBalanceUpdated", time(signal.balanceLastUpdated), context),
    ...text("factTransactionsUpdated", time(signal.transactionsLastUpdated), context),
  ];
}

/** Why an evaluation decided as it did: the ruleset and its rule, both scores, Plaid's warnings. */
export function decisionReasons(signal: SignalFacts, context: TextContext): readonly DecisionFact[] {
  const { triggeredRuleDetails: rule, scores, warnings } = signal;
  const risk = (of: ReturnRisk | undefined) => (of === undefined ? null : riskWords(of, context));
  return [
    ...code("factRuleset", signal.rulesetKey, context),
    ...code("factActionKey", rule?.customActionKey, context),
    ...text("factInternalNote", rule?.internalNote, context),
    ...text("factCustomerRisk", risk(scores?.customerInitiatedReturnRisk), context),
    ...text("factBankRisk", risk(scores?.bankInitiatedReturnRisk), context),
    ...code("factWarnings", warnings.join(" "), context),
  ];
}

type Value = string | null | undefined;

function code(name: SharedLabel, value: Value, context: TextContext): readonly DecisionFact[] {
  return value == null || value === "" ? [] : [{ name: sharedLabel(name, context), value, isCode: true }];
}

function text(name: SharedLabel, value: Value, context: TextContext): readonly DecisionFact[] {
  return value == null ? [] : [{ name: sharedLabel(name, context), value }];
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
