import { type Evidence, hasBalances } from "../../evidence/evidence.ts";
import { givesSame } from "../../evidence/gaps.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import type { AnsweredEvaluation } from "../../reading/evaluatedDebits.ts";
import type { EvaluatedNumber } from "../../reading/evaluatedNumber.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import type { OkReading } from "../../reading/reading.ts";
import { statementsByDifference } from "../answerPair.ts";
import type { Codes, Statement } from "../cause.ts";
import { type Common, evaluationBase, mayRepeat, notLive } from "./evaluation.ts";

export const codes: Codes = {
  "evaluated-differs": { no: 33, most: "certain" },
  "evaluate-asked-bank": { no: 49, most: "likely", settledBy: "look-at-ruleset" },
  "bank-moved-since-evaluation": { no: 33, most: "possible", settledBy: "look-at-ruleset" },
  "sandbox-data-unrelated": { no: 32, most: "possible", settledBy: "compare-local" },
};

/** So soon after an evaluation the bank's balance has hardly changed. A threshold of this product. */
const soonMs = 60_000;

/** True where a real-time answer came so soon after the evaluation that the bank's balance has hardly changed. */
function isSoonAfter(evidence: Evidence, evaluation: AnsweredEvaluation, bank: OkReading): boolean {
  const [one, other] = [evidence.times.spanOf(evaluation), evidence.times.spanOf(bank)];
  return one !== null && other !== null && other.to - one.to <= soonMs && other.to >= one.from;
}

/** Why an evaluation and a real-time answer differ. */
function besideBank(
  evidence: Evidence,
  evaluation: AnsweredEvaluation,
  bank: OkReading,
  number: EvaluatedNumber,
  common: Common,
) {
  if (evidence.comparison.environment === "sandbox") {
    return { ...common, code: "sandbox-data-unrelated", certainty: "possible", advice: "compare-again" } as const;
  }
  if (number.from === "copy") {
    const cause = notLive(evidence, evaluation, common, number);
    const isSure = isSoonAfter(evidence, evaluation, bank) || number.by === "stamp";
    return { ...cause, severity: common.severity, certainty: isSure ? cause.certainty : ("possible" as const) };
  }
  return { ...common, code: "bank-moved-since-evaluation", certainty: "possible", advice: "compare-again" } as const;
}

/** Why an evaluation and a cached answer differ. A repeated evaluation says nothing about the bank's balance now. */
export function besideCache(evidence: Evidence, evaluation: OkReading, number: EvaluatedNumber, common: Common) {
  if (number.from === "bank" && !mayRepeat(evidence, evaluation)) {
    const certainty = isGuessed(evaluation) ? "possible" : "likely";
    return { ...common, code: "evaluate-asked-bank", certainty, advice: "none" } as const;
  }
  return {
    ...common,
    code: "cache-moved-at-evaluation",
    variant: "copy-older",
    certainty: "possible",
    advice: "compare-again",
  } as const;
}

/** The cached answers around an evaluation that can have balances. */
export function cachedBeside(evidence: Evidence, evaluation: OkReading, accountId: string): readonly OkReading[] {
  return evidence.beside(evaluation, accountId).filter((each) => each.kind === "cached" && hasBalances(each));
}

/**
 * The cached answers that an evaluation is compared with where no real-time answer came: those from before it, and
 * later ones with the same numbers.
 */
export function insteadOf(evidence: Evidence, evaluation: OkReading, accountId: string): readonly OkReading[] {
  const { realTime, times, shown } = evidence;
  if (realTime !== null) return [];
  const cached = cachedBeside(evidence, evaluation, accountId);
  const before = cached.filter((reading) => times.orderOf(reading, evaluation) !== "after");
  const isAlike = (reading: OkReading): boolean =>
    before.some((each) => {
      const [one, other] = [shown(each, accountId), shown(reading, accountId)];
      return other !== undefined && givesSame(one, other);
    });
  return cached.filter((reading) => before.includes(reading) || isAlike(reading));
}

/** Compares an evaluation's balance with the other numbers of its account around it. Certain: both are in the answers. */
export function evaluatedDiffers(
  evidence: Evidence,
  evaluation: AnsweredEvaluation,
  number: EvaluatedNumber,
): readonly Statement[] {
  const accountId = evaluation.signal.accountId;
  const instead = new Set(insteadOf(evidence, evaluation, accountId));
  const realTimes = evidence.beside(evaluation, accountId).filter(({ kind }) => kind === "real-time");
  const cached = cachedBeside(evidence, evaluation, accountId).filter((reading) => !instead.has(reading));
  const others = [...realTimes, ...cached];
  return statementsByDifference(
    evidence,
    { left: evaluation, others, accountId },
    ({ field: _, value: __, ...pair }, other) => {
      const { first, second, ...params } = pair.params;
      const own = evaluationBase(evidence, evaluation);
      const common: Common = {
        ...own,
        ...pair,
        severity: "info",
        params: {
          ...own.params,
          ...params,
          ...(first && { evaluated: first }),
          ...(second && { other: second }),
          call: { kind: "endpoint", endpoint: other.endpoint, readingId: other.id },
        },
      };
      const isLive = other.kind === "real-time";
      const cause = isLive
        ? besideBank(evidence, evaluation, other, number, common)
        : besideCache(evidence, evaluation, number, common);
      const fact: DraftFinding = {
        ...common,
        code: "evaluated-differs",
        variant: isLive ? "real-time" : "cached",
        certainty: "certain",
        advice: "none",
      };
      return { fact, causes: [cause] };
    },
  );
}
