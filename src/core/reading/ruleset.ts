import type { SignalFacts } from "./reading.ts";

/**
 * What an evaluation's ruleset looks like from its answer; Plaid's API does not tell. A ruleset with a balance rule
 * alone answers two core attributes and no scores; one with scores answers many; without a ruleset there is no
 * `ruleset` object, whatever else there is. Source: https://plaid.com/docs/signal/signal-rules/
 */
export type RulesetLook = "balance-only" | "scores" | "none";

export function rulesetLook(signal: SignalFacts): RulesetLook {
  if (signal.result === null && signal.rulesetKey === null) return "none";
  return signal.hasScores || signal.coreAttributeCount > 2 ? "scores" : "balance-only";
}
