import { mayBeReplay } from "../../age/asOf.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import type { Certainty, DraftFinding, EvidenceRef } from "../../findings/finding.ts";
import type { AnsweredEvaluation } from "../../reading/evaluatedDebits.ts";
import type { EvaluatedNumber } from "../../reading/evaluatedNumber.ts";
import { inferredRulesetKind } from "../../reading/inferredRulesetKind.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import type { OkReading } from "../../reading/reading.ts";
import { type Codes, docs } from "../cause.ts";
import { accountParam, listOf, type Params } from "../params.ts";

export const codes: Codes = {
  "evaluate-used-scores": { no: 13, most: "likely", settledBy: "look-at-ruleset" },
  "evaluate-without-ruleset": { no: 14, most: "likely", settledBy: "look-at-ruleset" },
  "evaluate-without-balance-rule": { no: 14, most: "possible", settledBy: "look-at-ruleset" },
  "evaluate-fell-back": { no: 15, most: "likely", settledBy: "evaluate-again" },
};

export type Common = Omit<DraftFinding, "code" | "certainty" | "advice">;

/** The parts that every finding about an evaluation has; `field` is the evidence's field in the answer. */
export function evaluationBase(evidence: Evidence, evaluation: AnsweredEvaluation, field = "signal") {
  const { signal } = evaluation;
  const account = evidence.accounts.get(signal.accountId) ?? { accountId: signal.accountId };
  const params: Params = {
    account: accountParam(account),
    result: { kind: "text", value: signal.result ?? "", ref: { readingId: evaluation.id, field: "signal.result" } },
    // A saved evaluation whose request was not recorded has the amount 0.
    ...(signal.amount > 0 && { debit: { kind: "money", value: signal.amount, currency: "USD" } }),
    ...(signal.warnings.length > 0 && { warnings: listOf(signal.warnings) }),
  };
  return {
    accountIds: [signal.accountId],
    readings: [evaluation.id],
    evidence: [{ readingId: evaluation.id, field }] as readonly EvidenceRef[],
    params,
    docUrl: docs.signalRules,
  };
}

/** By the kind of its ruleset: why an evaluation gives Plaid's copy, and the advice. */
export const causeOfRulesetKind = {
  scores: { code: "evaluate-used-scores", advice: "use-balance-only-ruleset" },
  none: { code: "evaluate-without-ruleset", advice: "pass-ruleset-key" },
  "balance-only": { code: "evaluate-without-balance-rule", advice: "use-balance-only-ruleset" },
} as const;

const fellBackToCopy = { code: "evaluate-fell-back", variant: "to-copy", advice: "update-mode-or-retry" } as const;

/**
 * True where Plaid may have repeated an earlier evaluation: then the answer says nothing about its ruleset, nor about
 * the bank's balance now.
 */
export function mayRepeat({ comparison }: Evidence, evaluation: OkReading): boolean {
  return comparison.origin !== "saved" && mayBeReplay(comparison, evaluation);
}

/** The cause that an evaluation's balance is Plaid's copy, by the kind of its ruleset. */
export function notLive(
  evidence: Evidence,
  evaluation: AnsweredEvaluation,
  common: Omit<DraftFinding, "code" | "certainty" | "severity" | "advice">,
  number: EvaluatedNumber,
): DraftFinding {
  const isSandbox = evidence.comparison.environment === "sandbox";
  const kind = inferredRulesetKind(evaluation.signal);
  // A warning says that data was missing: the ruleset may have a balance rule that got no balance.
  const hasFallenBack = kind === "balance-only" && evaluation.signal.warnings.length > 0;
  // A ruleset that looks as if it had a balance rule speaks against a copy: the bank's balance may have changed since.
  const looksLive = kind === "balance-only" && !hasFallenBack;
  const isOpen =
    isSandbox || mayRepeat(evidence, evaluation) || looksLive || isGuessed(evaluation) || number.by === null;
  const certainty: Certainty = isOpen ? "possible" : "likely";
  return {
    ...common,
    ...(hasFallenBack ? fellBackToCopy : causeOfRulesetKind[kind]),
    ...(isSandbox && kind === "scores" && { variant: "sandbox" }),
    certainty,
    severity: "warning",
  };
}
