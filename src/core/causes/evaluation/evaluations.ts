import { mayBeReplay } from "../../age/asOf.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import { type AnsweredEvaluation, isEvaluation } from "../../reading/evaluatedDebits.ts";
import type { EvaluatedNumber } from "../../reading/evaluatedNumber.ts";
import { inferredRulesetKind } from "../../reading/inferredRulesetKind.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import { type OkReading, unknownAccountId } from "../../reading/reading.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { evaluatedDiffers } from "./evaluatedDiffers.ts";
import { type Common, causeOfRulesetKind, evaluationBase, notLive } from "./evaluation.ts";
import { chosenId, repeats } from "./evaluationIds.ts";

export const codes: Codes = {
  "evaluate-scored": { no: 13, most: "certain" },
  "evaluate-scored-live": { no: 13, most: "likely", settledBy: "look-at-ruleset" },
  "evaluate-without-decision": { no: 14, most: "certain" },
  "evaluation-warned": { no: 15, most: "certain" },
  "evaluation-without-number": { no: 15, most: "certain" },
  "decision-without-balance": { no: 40, most: "certain" },
  "evaluation-account-unknown": { no: 35, most: "certain" },
};

function showsNumber(evidence: Evidence, reading: OkReading, accountId: string): boolean {
  const { available, current } = evidence.shown(reading, accountId)?.balances ?? {};
  return typeof available === "number" || typeof current === "number";
}

/** Results that let a debit pass, as Plaid writes them; its pages also spell the first `APPROVE`. */
const passes: readonly string[] = ["ACCEPT", "APPROVE", "REVIEW"];

/**
 * An evaluation without a balance. One that decides all the same is the gravest state of a debit: the ruleset that
 * Plaid provisions for Transfer accepts where the bank could not be read. Certain: both are in the answer. Source:
 * https://plaid.com/docs/transfer/signal-rules/
 */
function withoutNumber(evidence: Evidence, evaluation: AnsweredEvaluation): Statement | null {
  const { signal } = evaluation;
  if (showsNumber(evidence, evaluation, signal.accountId)) return null;
  const isDecided = passes.includes((signal.result ?? "").toUpperCase());
  const hasWarned = signal.warnings.length > 0;
  // An account of limited purpose has no number anywhere: then an evaluation without one is no surprise.
  const known = evidence
    .beside(evaluation, signal.accountId)
    .filter((reading) => showsNumber(evidence, reading, signal.accountId));
  if (!isDecided && !hasWarned && known.length === 0) return null;
  const common = evaluationBase(evidence, evaluation, hasWarned ? "signal.warnings" : "signal");
  const severity = isDecided ? "problem" : "warning";
  const readings = [...common.readings, ...known.map(({ id }) => id)];
  const fact: DraftFinding = {
    ...common,
    readings,
    code: isDecided ? "decision-without-balance" : "evaluation-without-number",
    ...(hasWarned && { variant: "warned" }),
    certainty: "certain",
    severity,
    advice: isDecided ? "treat-as-unchecked" : "update-mode-or-retry",
    docUrl: docs.signalApi,
  };
  if (!hasWarned) return { fact };
  const cause: DraftFinding = {
    ...common,
    code: "evaluate-fell-back",
    certainty: "likely",
    severity,
    advice: "update-mode-or-retry",
    docUrl: docs.signalApi,
  };
  return { fact, causes: [cause] };
}

/** Warnings beside a balance are reported, and nothing is concluded from them. */
function warned(evidence: Evidence, evaluation: AnsweredEvaluation): Statement | null {
  const { signal } = evaluation;
  if (signal.warnings.length === 0 || !showsNumber(evidence, evaluation, signal.accountId)) return null;
  const fact: DraftFinding = {
    ...evaluationBase(evidence, evaluation, "signal.warnings"),
    code: "evaluation-warned",
    certainty: "certain",
    severity: "info",
    advice: "none",
    docUrl: docs.signalApi,
  };
  return { fact };
}

/**
 * The kind of an evaluation, by its ruleset. That its balance is Plaid's copy is inferred, and not stated of one that
 * looks live.
 */
function kindOf(
  evidence: Evidence,
  evaluation: AnsweredEvaluation,
  number: EvaluatedNumber,
  isCauseOfDifference: boolean,
): Statement | null {
  const kind = inferredRulesetKind(evaluation.signal);
  if (kind === "balance-only") return null;
  const common = evaluationBase(evidence, evaluation);
  const fact: DraftFinding = {
    ...common,
    code: kind === "scores" ? "evaluate-scored" : "evaluate-without-decision",
    certainty: "certain",
    severity: number.from === "copy" ? "warning" : "info",
    advice: "none",
  };
  if (number.from === "bank" && kind === "scores" && number.by !== "shape") {
    return { fact, causes: [scoredLive(evidence, evaluation, common)] };
  }
  if (number.from !== "copy" || isCauseOfDifference) return { fact };
  return { fact, causes: [notLive(evidence, evaluation, common, number)] };
}

/**
 * A ruleset that scores gave a balance that looks live. Plaid's pages differ on whether such a ruleset contacts the
 * bank where it has a balance rule too, so only its time or its numbers can show it, and never for certain; a repeated
 * evaluation may have been live long ago.
 */
function scoredLive(
  evidence: Evidence,
  evaluation: AnsweredEvaluation,
  common: Omit<Common, "severity">,
): DraftFinding {
  const isOpen =
    evidence.comparison.environment === "sandbox" ||
    isGuessed(evaluation) ||
    mayBeReplay(evidence.comparison, evaluation);
  return {
    ...common,
    code: "evaluate-scored-live",
    certainty: isOpen ? "possible" : "likely",
    severity: "info",
    advice: "none",
  };
}

/** A saved evaluation whose account no answer tells. Certain: its balance is compared with no other number. */
function accountUnknown(evidence: Evidence, evaluation: AnsweredEvaluation): Statement | null {
  const [shown] = evaluation.accounts;
  const field = typeof shown?.balances.available === "number" ? "available" : "current";
  const value = shown?.balances[field];
  if (evaluation.signal.accountId !== unknownAccountId || typeof value !== "number") return null;
  const common = evaluationBase(evidence, evaluation);
  const ref = { readingId: evaluation.id, accountId: unknownAccountId, field } as const;
  const fact: DraftFinding = {
    ...common,
    code: "evaluation-account-unknown",
    certainty: "certain",
    severity: "warning",
    params: { ...common.params, evaluated: { kind: "money", value, currency: null, ref } },
    advice: "look-at-the-evaluation",
    docUrl: docs.signalApi,
  };
  return { fact };
}

/** What an evaluation says, what it lacks, and where its balance seems to come from. */
export const evaluationRules: Rule = {
  place: 20,
  find: (evidence) => {
    const evaluations = evidence.evaluated.filter(isEvaluation);
    return [
      ...evaluations.flatMap((evaluation): Statement[] => {
        const number = evidence.evaluatedNumber(evaluation);
        const differences = evaluatedDiffers(evidence, evaluation, number);
        const codes = differences.flatMap(({ causes = [] }) => causes.map(({ code }) => code));
        const isCauseOfDifference = codes.includes(causeOfRulesetKind[inferredRulesetKind(evaluation.signal)].code);
        const kind = kindOf(evidence, evaluation, number, isCauseOfDifference);
        const facts = [
          withoutNumber(evidence, evaluation),
          warned(evidence, evaluation),
          kind,
          chosenId(evidence, evaluation),
          accountUnknown(evidence, evaluation),
        ];
        return [...facts.filter((statement) => statement !== null), ...differences];
      }),
      ...repeats(evidence, evaluations),
    ];
  },
};
