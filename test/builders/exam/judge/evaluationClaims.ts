import type { FindingCode } from "../../../../src/core/findings/findingCode.ts";
import type { OkReading, SignalFacts } from "../../../../src/core/reading/reading.ts";
import { movesOf } from "../bankAccount.ts";
import { asksBank } from "../planCalls.ts";
import type { ReadingTruth } from "../truth.ts";
import { type Claim, holds, judgedBy, okReadings, sideOf, sidesOf, type Verdict } from "./claim.ts";

interface Evaluation {
  readonly reading: OkReading;
  readonly signal: SignalFacts;
  readonly truth: ReadingTruth;
}

function evaluationOf({ world, readings }: Claim, which: "first" | "last" = "first"): Evaluation | null {
  const found = okReadings(world).filter((reading) => readings.includes(reading.id) && reading.signal !== undefined);
  const reading = which === "first" ? found[0] : found.at(-1);
  const truth = reading && world.readings.get(reading.id);
  return reading?.signal === undefined || truth === undefined ? null : { reading, signal: reading.signal, truth };
}

type EvaluationJudge = (evaluation: Evaluation, claim: Claim) => boolean;

function isLive({ truth, signal }: Evaluation): boolean {
  return truth.ruleset !== null && asksBank(truth.ruleset) && truth.numbers.get(signal.accountId)?.from === "bank";
}

function isCopy({ truth, signal }: Evaluation): boolean {
  return truth.numbers.get(signal.accountId)?.from === "copy";
}

function hasNumber({ reading }: Evaluation): boolean {
  return reading.accounts.some(
    ({ balances }) => typeof balances.available === "number" || typeof balances.current === "number",
  );
}

/** Claims about one evaluation. */
const judges = {
  "evaluate-used-scores": (evaluation, { finding }) =>
    evaluation.signal.hasScores &&
    (isCopy(evaluation) || (finding.variant === "sandbox" && evaluation.truth.ruleset === "random")),
  "evaluate-without-ruleset": (evaluation) => evaluation.signal.result === null && !isLive(evaluation),
  "evaluate-without-balance-rule": (evaluation) =>
    isCopy(evaluation) && ["rules without a balance rule", "scores"].includes(evaluation.truth.ruleset ?? ""),
  "evaluate-asked-bank": isLive,
  // Nothing could be fetched: the decision rests on less. An account that has no number anywhere lacks none.
  "evaluate-fell-back": ({ truth, signal }) => {
    const number = truth.numbers.get(signal.accountId);
    return number === undefined || truth.ruleset === "fetch failed" || truth.ruleset === "fetch failed, copy given";
  },
  "evaluation-replayed": ({ truth }) => truth.ruleset === "replayed",
  "sandbox-data-unrelated": ({ truth }) => truth.ruleset === "random",
  "bank-moved-since-evaluation": (evaluation, claim) => {
    const id = evaluation.signal.accountId;
    const live = sidesOf(claim, id).find(({ reading }) => reading.kind === "real-time");
    const evaluated = sideOf(claim.world, evaluation.reading.id, id)?.number;
    if (live === undefined || evaluated === undefined || !isLive(evaluation)) return false;
    return ["available", "current"].some(
      (field) =>
        movesOf(
          evaluated.account,
          field === "available" ? "available" : "current",
          evaluated.ledgerAt,
          live.number.ledgerAt,
        ).length > 0,
    );
  },
  "evaluate-scored-live": ({ truth, signal }) => truth.numbers.get(signal.accountId)?.from === "bank",
  "evaluation-id-chosen": (_, { world }) => {
    const { evaluate } = world.comparison.plan.options;
    return typeof evaluate === "object" && evaluate?.clientTransactionId !== undefined;
  },
  "evaluation-account-unknown": ({ signal }) => signal.accountId === "unknown",
  "evaluate-scored": ({ signal }) => signal.hasScores,
  "evaluate-without-decision": ({ signal }) => signal.result === null,
  "evaluation-warned": ({ signal }) => signal.warnings.length > 0,
  "evaluation-without-number": (evaluation) => !hasNumber(evaluation),
  "decision-without-balance": (evaluation) => evaluation.signal.result !== null && !hasNumber(evaluation),
} satisfies Partial<Record<FindingCode, EvaluationJudge>>;

const judgeOf: Readonly<Record<string, EvaluationJudge>> = judges;

/** Judges what is said of an evaluation. */
function judgeEvaluation(claim: Claim): Verdict {
  const { code } = claim.finding;
  const isOfLast = code === "evaluation-replayed";
  const evaluation = evaluationOf(claim, isOfLast ? "last" : "first");
  if (evaluation === null) return holds(false, "it names no evaluation");
  if (code === "evaluation-id-repeated") {
    const id = evaluation.signal.clientTransactionId;
    const all = okReadings(claim.world).filter(({ signal }) => signal?.clientTransactionId === id);
    return holds(all.length > 1, `${all.length} evaluations have that id`);
  }
  const judge = judgeOf[code];
  if (judge === undefined) throw new RangeError(`${code} says nothing of an evaluation`);
  const number = evaluation.truth.numbers.get(evaluation.signal.accountId);
  return holds(
    judge(evaluation, claim),
    `the ruleset was "${evaluation.truth.ruleset}", its number from ${number?.from ?? "nowhere"}`,
  );
}

/** What is said of an evaluation. */
export const evaluationClaims = {
  ...judgedBy(judges, judgeEvaluation),
  "evaluation-id-repeated": judgeEvaluation,
};
