import type { Evidence } from "../../evidence/evidence.ts";
import type { Certainty, DraftFinding } from "../../findings/finding.ts";
import { unitOf } from "../../reading/balances.ts";
import {
  type AnsweredEvaluation,
  type EvaluatedDebit,
  evaluatedDebits,
  isEvaluation,
} from "../../reading/evaluatedDebits.ts";
import { sameNumbers } from "../../reading/evaluatedNumber.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { countOf, listOf, moneyRef, type Params } from "../params.ts";
import { type Common, evaluationBase, mayRepeat } from "./evaluation.ts";

export const codes: Codes = {
  "rulesets-disagree": { no: 59, most: "certain" },
  "rulesets-agree": { no: 59, most: "certain" },
  "rulesets-used-other-balances": { no: 59, most: "likely", settledBy: "look-at-ruleset" },
  "rulesets-judge-otherwise": { no: 59, most: "likely", settledBy: "look-at-ruleset" },
};

/** Names an evaluation without a ruleset among those that are named by their keys. */
const noRuleset = "(none)";

interface Compared {
  readonly evaluation: AnsweredEvaluation;
  /** The ruleset in the answer, which Plaid fills in where none was sent. */
  readonly name: string;
}

/** The last answer for each key that was sent. A repeated answer to an old ID does not count. */
function answersOf({ evaluations }: EvaluatedDebit): readonly Compared[] {
  const last = new Map<string | null, Compared>();
  for (const { rulesetKey, reading, replays } of evaluations) {
    if (!isEvaluation(reading) || replays !== null) continue;
    const name = reading.signal.rulesetKey ?? rulesetKey ?? noRuleset;
    // An earlier version did not record what was sent: then the answer alone names the ruleset.
    last.set(reading.sent?.evaluate === undefined ? name : rulesetKey, { evaluation: reading, name });
  }
  return [...last.values()];
}

/** Such as `REROUTE (default, strict)`: each decision with its rulesets, in the order they were made. */
function decisionsOf(answers: readonly Compared[]): readonly string[] {
  const byResult = new Map<string | null, string[]>();
  for (const { evaluation, name } of answers) {
    const names = byResult.get(evaluation.signal.result) ?? [];
    if (!names.includes(name)) names.push(name);
    byResult.set(evaluation.signal.result, names);
  }
  return [...byResult].map(([result, names]) => (result === null ? noRuleset : `${result} (${names.join(", ")})`));
}

/** An evaluation's first balance, with its reference; no parameter where it has none. */
function numberParam(name: string, evaluation: AnsweredEvaluation, evidence: Evidence): Params {
  const { id, signal } = evaluation;
  const balances = evidence.shown(evaluation, signal.accountId)?.balances ?? {};
  const field = typeof balances.available === "number" ? "available" : "current";
  const value = balances[field];
  if (typeof value !== "number") return {};
  // An evaluation is for a debit in US dollars, and its answer names no currency.
  const currency = unitOf(balances).currency ?? "USD";
  return { [name]: { kind: "money", value, currency, ref: moneyRef(id, signal.accountId, field) } };
}

function isSameBalance(left: Compared, right: Compared): boolean {
  const [one, other] = [left.evaluation.accounts[0], right.evaluation.accounts[0]];
  return one !== undefined && other !== undefined && sameNumbers(one.balances, other.balances);
}

/**
 * Why the decisions differ, where the balances tell: some used a live balance and others a copy, or all used the same
 * one.
 */
function causeOf(evidence: Evidence, answers: readonly Compared[], common: Common): DraftFinding | null {
  const isOpen = answers.some(({ evaluation }) => mayRepeat(evidence, evaluation) || isGuessed(evaluation));
  const isSandbox = evidence.comparison.environment === "sandbox";
  const certainty: Certainty = isOpen || isSandbox ? "possible" : "likely";
  const from = (where: "bank" | "copy") =>
    answers.filter(({ evaluation }) => evidence.evaluatedNumber(evaluation).from === where);
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

function statementOf(evidence: Evidence, debit: EvaluatedDebit): Statement | null {
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
      // One ruleset accepts what another reroutes: that is grave whichever of them is right.
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
 * How several rulesets decide one debit, and why they differ. Certain: the decisions are in the answers. Where each
 * balance came from is inferred, as for every evaluation.
 */
export const rulesetsCompared: Rule = {
  place: 10,
  find: (evidence) =>
    evaluatedDebits(evidence.comparison)
      .map((debit) => statementOf(evidence, debit))
      .filter((statement) => statement !== null),
};
