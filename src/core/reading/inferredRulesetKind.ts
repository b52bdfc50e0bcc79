import type { SignalFacts } from "./reading.ts";

/**
 * The form of an evaluation's ruleset as its response suggests it; Plaid's API does not say. A ruleset with a balance
 * rule alone returns two core attributes and no scores; one with scores returns many; without a ruleset there is no
 * `ruleset` object. Source: https://plaid.com/docs/signal/signal-rules
 */
export type InferredRulesetKind = "balance-only" | "scores" | "none";

export function inferredRulesetKind(signal: SignalFacts): InferredRulesetKind {
  if (signal.result === null && signal.rulesetKey === null) return "none";
  return signal.hasScores || signal.coreAttributeCount > 2 ? "scores" : "balance-only";
}
