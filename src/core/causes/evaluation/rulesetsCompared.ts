import type { Evidence } from "../../findings/evidence.ts";
import type { Certainty, DraftFinding } from "../../findings/finding.ts";
import { unitOf } from "../../reading/balances.ts";
import {
  type AnsweredEvaluation,
  type EvaluatedDebit,
  evaluatedDebits,
  isEvaluation,
} from "../../reading/evaluatedDebits.ts";
import { evaluatedNumberOf, sameNumbers } from "../../reading/evaluatedNumber.ts";
import { type Codes, docs, type Rule, type Told } from "../cause.ts";
import { isGuessed } from "../guessed.ts";
import { countOf, listOf, moneyRef, type Params } from "../params.ts";
import { type Common, evaluationBase, mayRepeat } from "./evaluation.ts";

export const codes: Codes = {
  "rulesets-disagree": { no: 59, most: "certain" },
  "rulesets-agree": { no: 59, most: "certain" },
  "rulesets-used-other-balances": { no: 59, most: "likely", settledBy: "look-at-ruleset" },
  "rulesets-judge-otherwise": { no: 59, most: "likely", settledBy: "look-at-ruleset" },
};

/** What stands for an evaluation without a ruleset where those of others are named by their keys. */
const noRuleset = "(none)";

interface Compared {
  readonly evaluation: AnsweredEvaluation;
  /** As it was answered: Plaid says which ruleset it took where none was named. */
  readonly name: string;
}

/** The last answer to each key that was sent. What Plaid repeats under an old id is no answer of its own. */
function answersOf({ evaluations }: EvaluatedDebit): readonly Compared[] {
  const last = new Map<string | null, Compared>();
  for (const { rulesetKey, reading, replays } of evaluations) {
    if (!isEvaluation(reading) || replays !== null) continue;
    const name = reading.signal.rulesetKey ?? rulesetKey ?? noRuleset;
    // An earlier version kept nothing of what was sent: then the answer alone tells.
    last.set(reading.sent?.evaluate === undefined ? name : rulesetKey, { evaluation: reading, name });
  }
  return [...last.values()];
}

/** `REROUTE (default, strict)`, a part a decision, in the order they were made. */
function decisionsOf(answers: readonly Compared[]): readonly string[] {
  const byResult = new Map<string | null, string[]>();
  for (const { evaluation, name } of answers) {
    const names = byResult.get(evaluation.signal.result) ?? [];
    if (!names.includes(name)) names.push(name);
    byResult.set(evaluation.signal.result, names);
  }
  return [...byResult].map(([result, names]) => (result === null ? noRuleset : `${result} (${names.join(", ")})`));
}

/** Its first number, with where it stands. */
function numberParam(name: string, evaluation: AnsweredEvaluation, evidence: Evidence): Params {
  const { id, signal } = evaluation;
  const balances = evidence.shown(evaluation, signal.accountId)?.balances ?? {};
  const field = typeof balances.available === "number" ? "available" : "current";
  const value = balances[field];
  if (typeof value !== "number") return {};
  // An evaluation names no currency, and is of a debit in US dollars.
  const currency = unitOf(balances).currency ?? "USD";
  return { [name]: { kind: "money", value, currency, ref: moneyRef(id, signal.accountId, field) } };
}

function isSameBalance(left: Compared, right: Compared): boolean {
  const [one, other] = [left.evaluation.accounts[0], right.evaluation.accounts[0]];
  return one !== undefined && other !== undefined && sameNumbers(one.balances, other.balances);
}

/** Why the decisions differ, where the balances say it: some were made by a live one and others by a copy, or all by the same. */
function causeOf(evidence: Evidence, answers: readonly Compared[], common: Common): DraftFinding | null {
  const isOpen = answers.some(({ evaluation }) => mayRepeat(evidence, evaluation) || isGuessed(evaluation));
  const isSandbox = evidence.comparison.environment === "sandbox";
  const certainty: Certainty = isOpen || isSandbox ? "possible" : "likely";
  const from = (where: "bank" | "copy") =>
    answers.filter(
      ({ evaluation }) => evaluatedNumberOf(evidence.comparison, evaluation, evidence.times).from === where,
    );
  const [live, copies] = [from("bank"), from("copy")];
  for (const one of live) {
    const other = copies.find(
      (each) => each.evaluation.signal.result !== one.evaluation.signal.result && !isSameBalance(one, each),
    );
    if (other === undefined) continue;
    const names = (compared: readonly Compared[]) => listOf(compared.map(({ name }) => name));
    const scored = answers.filter(({ evaluation }) => evaluation.signal.hasScores);
    return {
      ...common,
      params: {
        ...common.params,
        ...numberParam("bank", one.evaluation, evidence),
        ...numberParam("cached", other.evaluation, evidence),
        liveRulesets: names(live.filter((each) => isSameBalance(each, one))),
        copyRulesets: names(copies.filter((each) => isSameBalance(each, other))),
        ...(scored.length > 0 && { scoredRulesets: names(scored) }),
      },
      code: "rulesets-used-other-balances",
      ...(scored.length > 0 && { variant: "scored" }),
      certainty,
      advice: "decide-by-balance-rule",
    };
  }
  const [first, ...others] = answers;
  if (first === undefined || !others.every((each) => isSameBalance(first, each))) return null;
  const isRandom = isSandbox && answers.some(({ evaluation }) => evaluation.signal.hasScores);
  return {
    ...common,
    code: "rulesets-judge-otherwise",
    ...(isRandom && { variant: "sandbox" }),
    certainty,
    advice: "look-at-the-rules",
  };
}

function toldOf(evidence: Evidence, debit: EvaluatedDebit): Told | null {
  const answers = answersOf(debit);
  const [first] = answers;
  if (first === undefined || answers.length < 2) return null;
  const results = new Set(answers.map(({ evaluation }) => evaluation.signal.result));
  const ids = answers.map(({ evaluation }) => evaluation.id);
  const { warnings: _, result, ...params } = evaluationBase(evidence, first.evaluation).params;
  const common: Common = {
    accountIds: [debit.accountId],
    readings: ids,
    evidence: ids.map((readingId) => ({ readingId, field: "signal.result" })),
    params,
    severity: "warning",
    docUrl: docs.signalRules,
  };
  if (results.size > 1) {
    const cause = causeOf(evidence, answers, common);
    const fact: DraftFinding = {
      ...common,
      // One lets pass what another sends away: the graver, whichever of them is right.
      severity: results.has("REROUTE") ? "problem" : "warning",
      params: { ...params, decisions: listOf(decisionsOf(answers)) },
      code: "rulesets-disagree",
      certainty: "certain",
      advice: "none",
    };
    return { fact, ...(cause !== null && { causes: [cause] }) };
  }
  if (first.evaluation.signal.result === null) return null;
  const fact: DraftFinding = {
    ...common,
    params: { ...params, ...(result && { result }), count: countOf(answers.length) },
    code: "rulesets-agree",
    certainty: "certain",
    severity: "info",
    advice: "none",
  };
  return { fact };
}

/**
 * How several rulesets decide one debit, and why they differ. Certain: the decisions stand in the answers. Where each one's
 * balance came from is inferred, as for every evaluation.
 */
export const rulesetsCompared: Rule = {
  place: 10,
  find: (evidence) =>
    evaluatedDebits(evidence.comparison)
      .map((debit) => toldOf(evidence, debit))
      .filter((told) => told !== null),
};
