import { mayBeReplay } from "../asOf.ts";
import { type EvaluatedNumber, evaluatedNumberOf } from "../evaluatedNumber.ts";
import type { Evidence } from "../evidence.ts";
import type { Certainty, DraftFinding, EvidenceRef } from "../finding.ts";
import { givesSame } from "../gaps.ts";
import { type OkReading, type SignalFacts, unknownAccountId } from "../reading.ts";
import { rulesetLook } from "../ruleset.ts";
import { pairDifference } from "./answerPair.ts";
import { docs, type Rule, type Told } from "./cause.ts";
import { isGuessed } from "./guessed.ts";
import { accountParam, listOf, type Params, timeParam } from "./params.ts";

type Evaluation = OkReading & { readonly signal: SignalFacts };

/** So soon after an evaluation the bank has hardly moved: a figure of this product. */
const soonMs = 60_000;

function isEvaluation(reading: OkReading): reading is Evaluation {
  return reading.signal !== undefined;
}

function showsNumber(evidence: Evidence, reading: OkReading, accountId: string): boolean {
  const { available, current } = evidence.shown(reading, accountId)?.balances ?? {};
  return typeof available === "number" || typeof current === "number";
}

function base(evidence: Evidence, evaluation: Evaluation, field = "signal") {
  const { signal } = evaluation;
  const account = evidence.accounts.get(signal.accountId) ?? { accountId: signal.accountId };
  const params: Params = {
    account: accountParam(account),
    result: { kind: "text", value: signal.result ?? "", ref: { readingId: evaluation.id, field: "signal.result" } },
    // Nobody kept the request of a saved evaluation of nothing.
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

/** Results that let a debit pass, as Plaid writes them; its pages also spell the first `APPROVE`. */
const passes: readonly string[] = ["ACCEPT", "APPROVE", "REVIEW"];

/**
 * What an evaluation without a number says. A decision without a balance is the worst of all states for a debit: the
 * ruleset Plaid provisions for Transfer accepts where the bank could not be read. Certain: both stand in the answer.
 * Source: https://plaid.com/docs/transfer/signal-rules/
 */
function withoutNumber(evidence: Evidence, evaluation: Evaluation): Told | null {
  const { signal } = evaluation;
  if (showsNumber(evidence, evaluation, signal.accountId)) return null;
  const isDecided = passes.includes((signal.result ?? "").toUpperCase());
  const hasWarned = signal.warnings.length > 0;
  // An account of limited purpose has no number anywhere: an evaluation without one is then no surprise.
  const known = evidence.ok.filter((reading) => showsNumber(evidence, reading, signal.accountId));
  if (!isDecided && !hasWarned && known.length === 0) return null;
  const common = base(evidence, evaluation, hasWarned ? "signal.warnings" : "signal");
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

/** Warnings beside a number: they are told, and nothing is concluded from them. */
function warned(evidence: Evidence, evaluation: Evaluation): Told | null {
  const { signal } = evaluation;
  if (signal.warnings.length === 0 || !showsNumber(evidence, evaluation, signal.accountId)) return null;
  const fact: DraftFinding = {
    ...base(evidence, evaluation, "signal.warnings"),
    code: "evaluation-warned",
    certainty: "certain",
    severity: "info",
    advice: "none",
    docUrl: docs.signalApi,
  };
  return { fact };
}

const causeOfLook = {
  scores: { code: "evaluate-used-scores", advice: "use-balance-only-ruleset" },
  none: { code: "evaluate-without-ruleset", advice: "pass-ruleset-key" },
  "balance-only": { code: "evaluate-without-balance-rule", advice: "use-balance-only-ruleset" },
} as const;

const fellBackToCopy = { code: "evaluate-fell-back", variant: "to-copy", advice: "update-mode-or-retry" } as const;

/** Nos. 13 and 14: what kind of evaluation it was. That its number is Plaid's copy is inferred, and not said of a live one. */
function kindOf(
  evidence: Evidence,
  evaluation: Evaluation,
  number: EvaluatedNumber,
  isToldElsewhere: boolean,
): Told | null {
  const look = rulesetLook(evaluation.signal);
  if (look === "balance-only") return null;
  const common = base(evidence, evaluation);
  const fact: DraftFinding = {
    ...common,
    code: look === "scores" ? "evaluate-scored" : "evaluate-without-decision",
    certainty: "certain",
    severity: number.from === "copy" ? "warning" : "info",
    advice: "none",
  };
  if (number.from === "bank" && look === "scores" && number.by !== "shape") {
    return { fact, causes: [scoredLive(evidence, evaluation, common)] };
  }
  if (number.from !== "copy" || isToldElsewhere) return { fact };
  return { fact, causes: [notLive(evidence, evaluation, common, number)] };
}

/**
 * A ruleset that scores gave a live number. Plaid's pages differ on whether such a ruleset contacts the bank where it has a
 * balance rule too, so nothing but its time or its numbers can show it, and never for certain; a repeated evaluation may
 * have been live long ago.
 */
function scoredLive(evidence: Evidence, evaluation: Evaluation, common: Omit<Common, "severity">): DraftFinding {
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

function notLive(
  evidence: Evidence,
  evaluation: Evaluation,
  common: Omit<DraftFinding, "code" | "certainty" | "severity" | "advice">,
  number: EvaluatedNumber,
): DraftFinding {
  const isSandbox = evidence.comparison.environment === "sandbox";
  const look = rulesetLook(evaluation.signal);
  // The warning says that data was missing: then a balance rule may have been there, and found nothing.
  const hasFallenBack = look === "balance-only" && evaluation.signal.warnings.length > 0;
  // A repeated answer says nothing of what its ruleset does.
  const mayRepeat = mayBeReplay(evidence.comparison, evaluation) && evidence.comparison.origin !== "saved";
  // A ruleset that looks as if it had a balance rule speaks against it: the bank may as well have moved since.
  const looksLive = look === "balance-only" && !hasFallenBack;
  const isOpen = isSandbox || mayRepeat || looksLive || isGuessed(evaluation) || number.by === null;
  const certainty: Certainty = isOpen ? "possible" : "likely";
  return {
    ...common,
    ...(hasFallenBack ? fellBackToCopy : causeOfLook[look]),
    ...(isSandbox && look === "scores" && { variant: "sandbox" }),
    certainty,
    severity: "warning",
  };
}

/** True where a real-time answer came so soon after the evaluation that the bank has hardly moved in between. */
function isSoonAfter(evidence: Evidence, evaluation: Evaluation, bank: OkReading): boolean {
  const [one, other] = [evidence.times.spanOf(evaluation), evidence.times.spanOf(bank)];
  return one !== null && other !== null && other.to - one.to <= soonMs && other.to >= one.from;
}

/** Why an evaluation and a real-time answer differ. */
function besideBank(
  evidence: Evidence,
  evaluation: Evaluation,
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

/** Why an evaluation and a cached answer differ. A repeated evaluation says nothing of today's bank. */
export function besideCache(evidence: Evidence, evaluation: OkReading, number: EvaluatedNumber, common: Common) {
  const mayRepeat = mayBeReplay(evidence.comparison, evaluation) && evidence.comparison.origin !== "saved";
  if (number.from === "bank" && !mayRepeat) {
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

type Common = Omit<DraftFinding, "code" | "certainty" | "advice">;

/**
 * The cached answers that an evaluation stands beside instead of a real-time answer, where none came: those of before it,
 * and later ones that still give the same numbers.
 */
export function insteadOf(evidence: Evidence, evaluation: OkReading, accountId: string): readonly OkReading[] {
  const { realTime, cached, times, shown } = evidence;
  if (realTime !== null) return [];
  const before = cached.filter((reading) => times.orderOf(reading, evaluation) !== "after");
  const isAlike = (reading: OkReading): boolean =>
    before.some((each) => {
      const [one, other] = [shown(each, accountId), shown(reading, accountId)];
      return other !== undefined && givesSame(one, other);
    });
  return cached.filter((reading) => before.includes(reading) || isAlike(reading));
}

/** The number of an evaluation beside each other number there is of its account. */
function differing(evidence: Evidence, evaluation: Evaluation, number: EvaluatedNumber): readonly Told[] {
  const id = evaluation.signal.accountId;
  const told = new Map<string, Told>();
  const instead = new Set(insteadOf(evidence, evaluation, id));
  const others = [...evidence.realTimes, ...evidence.cached].filter(
    (reading) => evidence.shown(reading, id) !== undefined && !instead.has(reading),
  );
  for (const other of others) {
    const found = pairDifference(evidence, { left: evaluation, right: other }, id, false);
    if (found === null) continue;
    const { field, value, ...pair } = found;
    const key = `${field} ${value}`;
    const known = told.get(key);
    if (known !== undefined) {
      told.set(key, withReading(known, other.id));
      continue;
    }
    const { first, second, ...params } = pair.params;
    const common: Common = {
      ...base(evidence, evaluation),
      ...pair,
      severity: "info",
      params: {
        ...base(evidence, evaluation).params,
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
    told.set(key, { fact, causes: [cause] });
  }
  return [...told.values()];
}

function withReading({ fact, causes = [] }: Told, id: string): Told {
  const add = (finding: DraftFinding): DraftFinding => ({ ...finding, readings: [...finding.readings, id] });
  return { fact: add(fact), causes: causes.map(add) };
}

/**
 * No. 35: the same `client_transaction_id` was sent twice, which is certain. That Plaid answered the second from the
 * first is likely: its pages also name an error for it.
 */
function repeats(evidence: Evidence, evaluations: readonly Evaluation[]): readonly Told[] {
  const seen = new Map<string, Evaluation>();
  return evaluations.flatMap((evaluation): Told[] => {
    const id = evaluation.signal.clientTransactionId;
    const first = seen.get(id);
    if (first === undefined || id === "") {
      seen.set(id, evaluation);
      return [];
    }
    const common = base(evidence, evaluation);
    const isOrdered = evidence.times.orderOf(first, evaluation) === "before";
    const repeated = {
      ...common,
      readings: [first.id, evaluation.id],
      params: { ...common.params, ...(isOrdered && timeParam("firstAt", first.serverTime ?? first.startedAt)) },
      severity: "warning",
      advice: "use-new-transaction-id",
      docUrl: docs.signalApi,
    } as const;
    return [
      {
        fact: { ...repeated, code: "evaluation-id-repeated", certainty: "certain" },
        causes: [
          {
            ...repeated,
            code: "evaluation-replayed",
            ...(!isOrdered && { variant: "unordered" }),
            certainty: isOrdered ? "likely" : "possible",
          },
        ],
      },
    ];
  });
}

/**
 * A `client_transaction_id` that the person chose may have been used elsewhere before: then Plaid may have repeated what it
 * answered then, and nothing here can tell. Certain: which id was sent is known; not said of an id that was made here.
 */
function chosenId(evidence: Evidence, evaluation: Evaluation): Told | null {
  const { evaluate } = evidence.comparison.plan.options;
  const isChosen = typeof evaluate === "object" && evaluate?.clientTransactionId !== undefined;
  if (!isChosen || evidence.comparison.origin === "saved") return null;
  const fact: DraftFinding = {
    ...base(evidence, evaluation),
    code: "evaluation-id-chosen",
    certainty: "certain",
    severity: "info",
    advice: "use-new-transaction-id",
    docUrl: docs.signalApi,
  };
  return { fact };
}

/** A saved evaluation of which no answer says what account it is of. Certain: it is held against no other number. */
function accountUnknown(evidence: Evidence, evaluation: Evaluation): Told | null {
  const [shown] = evaluation.accounts;
  const field = typeof shown?.balances.available === "number" ? "available" : "current";
  const value = shown?.balances[field];
  if (evaluation.signal.accountId !== unknownAccountId || typeof value !== "number") return null;
  const common = base(evidence, evaluation);
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

/** Nos. 13 to 15 and 35: what an evaluation says, what it does not, and where its number seems to come from. */
export const evaluationRules: Rule = (evidence) => {
  const evaluations = evidence.evaluated.filter(isEvaluation);
  return [
    ...evaluations.flatMap((evaluation): Told[] => {
      const number = evaluatedNumberOf(evidence.comparison, evaluation, evidence.times);
      const differences = differing(evidence, evaluation, number);
      const codes = differences.flatMap(({ causes = [] }) => causes.map(({ code }) => code));
      const isTold = codes.includes(causeOfLook[rulesetLook(evaluation.signal)].code);
      const kind = kindOf(evidence, evaluation, number, isTold);
      const facts = [
        withoutNumber(evidence, evaluation),
        warned(evidence, evaluation),
        kind,
        chosenId(evidence, evaluation),
        accountUnknown(evidence, evaluation),
      ];
      return [...facts.filter((told) => told !== null), ...differences];
    }),
    ...repeats(evidence, evaluations),
  ];
};
