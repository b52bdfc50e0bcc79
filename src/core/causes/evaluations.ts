import { type BalanceField, currencyOf } from "../balances.ts";
import { evaluationAskedBank } from "../evaluationAskedBank.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding, EvidenceRef, FindingParam } from "../finding.ts";
import { isSameMoney, subtractMoney } from "../money.ts";
import type { OkReading, SignalFacts } from "../reading.ts";
import { rulesetLook } from "../ruleset.ts";
import { type Cause, docs } from "./cause.ts";
import { manualMethods } from "./itemState.ts";
import { accountParam, moneyRef } from "./params.ts";

type Evaluation = OkReading & { readonly signal: SignalFacts };

function evaluations(evidence: Evidence): readonly Evaluation[] {
  return evidence.evaluated.filter((reading): reading is Evaluation => reading.signal !== undefined);
}

interface Pair {
  readonly field: BalanceField;
  readonly evaluated: number;
  readonly other: number;
}

/** The first number that an evaluation and another answer give differently; null when they agree or none compares. */
function firstDifference(evidence: Evidence, evaluation: Evaluation, other: OkReading | undefined): Pair | null {
  const id = evaluation.signal.accountId;
  const left = evidence.shown(evaluation, id)?.balances;
  const right = other && evidence.shown(other, id)?.balances;
  for (const field of ["available", "current"] as const) {
    const [a, b] = [left?.[field], right?.[field]];
    if (typeof a === "number" && typeof b === "number" && !isSameMoney(a, b)) return { field, evaluated: a, other: b };
  }
  return null;
}

function base(evidence: Evidence, evaluation: Evaluation) {
  const { signal } = evaluation;
  const account = evidence.accounts.get(signal.accountId) ?? { accountId: signal.accountId };
  return {
    accountIds: [signal.accountId],
    readings: [evaluation.id],
    evidence: [{ readingId: evaluation.id, field: "signal" }] as readonly EvidenceRef[],
    params: {
      account: accountParam(account),
      result: { kind: "text", value: signal.result ?? "", ref: { readingId: evaluation.id, field: "signal.result" } },
    } as Readonly<Record<string, FindingParam>>,
    docUrl: docs.signalRules,
  };
}

/** Nos. 13 and 14: an evaluation that says nothing of today's balance, since its ruleset did not ask the bank. */
function notAsked(evidence: Evidence, evaluation: Evaluation): DraftFinding | null {
  const { signal } = evaluation;
  const found = base(evidence, evaluation);
  const look = rulesetLook(signal);
  if (look === "scores") {
    return {
      ...found,
      code: "evaluate-used-scores",
      variant: evidence.comparison.environment === "sandbox" ? "sandbox" : "cached",
      certainty: "likely",
      severity: "warning",
      advice: "use-balance-only-ruleset",
    };
  }
  if (look === "none") {
    return {
      ...found,
      code: "evaluate-without-ruleset",
      certainty: "likely",
      severity: "warning",
      advice: "pass-ruleset-key",
    };
  }
  if (!givesNumber(evidence, evaluation) || evaluationAskedBank(evidence.comparison, evaluation) !== "no") return null;
  return {
    ...found,
    code: "evaluate-without-balance-rule",
    certainty: "likely",
    severity: "warning",
    advice: "use-balance-only-ruleset",
  };
}

function showsNumber(evidence: Evidence, reading: OkReading, accountId: string): boolean {
  const { available, current } = evidence.shown(reading, accountId)?.balances ?? {};
  return typeof available === "number" || typeof current === "number";
}

function givesNumber(evidence: Evidence, evaluation: Evaluation): boolean {
  return showsNumber(evidence, evaluation, evaluation.signal.accountId);
}

/** An account of limited purpose has no number anywhere: an evaluation without one is then no surprise. */
function isNumberKnown(evidence: Evidence, accountId: string): boolean {
  return evidence.ok.some((reading) => showsNumber(evidence, reading, accountId));
}

/** No. 15: warnings, or no number at all, in place of fresh data. */
function fellBack(evidence: Evidence, evaluation: Evaluation): DraftFinding | null {
  const { signal } = evaluation;
  const hasWarned = signal.warnings.length > 0;
  if (!hasWarned && (givesNumber(evidence, evaluation) || !isNumberKnown(evidence, signal.accountId))) return null;
  const isManual = manualMethods.includes(evidence.item?.authMethod ?? "");
  const found = base(evidence, evaluation);
  return {
    ...found,
    code: "evaluate-fell-back",
    variant: hasWarned ? "warned" : isManual ? "verified-by-hand" : "no-numbers",
    certainty: "certain",
    severity: "warning",
    evidence: [{ readingId: evaluation.id, field: "signal.warnings" }],
    params: { ...found.params, warnings: { kind: "list", values: signal.warnings } },
    advice: isManual ? "no-real-time-here" : "update-mode-or-retry",
    docUrl: docs.signalApi,
  };
}

/** The evaluation asked the bank, as it seems, and so shows what the cached answers do not. */
function askedBank(evidence: Evidence, evaluation: Evaluation): DraftFinding | null {
  const id = evaluation.signal.accountId;
  const cached = evidence.cachedBefore.find((reading) => evidence.shown(reading, id) !== undefined);
  const fromBank = firstDifference(evidence, evaluation, evidence.realTime ?? undefined);
  const fromCache = firstDifference(evidence, evaluation, cached);
  const pair = fromBank ?? fromCache;
  const other = fromBank === null ? cached : evidence.realTime;
  if (pair === null || other === undefined || other === null) return null;
  const currency = currencyOf(evidence.shown(other, id)?.balances ?? {});
  const refs = [moneyRef(evaluation.id, id, pair.field), moneyRef(other.id, id, pair.field)] as const;
  const found = base(evidence, evaluation);
  const isSandbox = evidence.comparison.environment === "sandbox";
  // No. 32: Plaid's Sandbox draws what an evaluation sees from another source than balances.
  const unlikeBank = isSandbox ? "sandbox-data-unrelated" : "bank-moved-since-evaluation";
  return {
    ...found,
    code: fromBank === null ? "evaluate-asked-bank" : unlikeBank,
    certainty: fromBank === null || isSandbox ? "likely" : "possible",
    severity: "info",
    readings: [evaluation.id, other.id],
    evidence: refs,
    params: {
      ...found.params,
      field: { kind: "text", value: pair.field },
      evaluated: { kind: "money", value: pair.evaluated, currency, ref: refs[0] },
      other: { kind: "money", value: pair.other, currency, ref: refs[1] },
      difference: { kind: "difference", value: subtractMoney(pair.other, pair.evaluated), currency, refs },
    },
    advice: fromBank === null ? "none" : "compare-again",
  };
}

/** No. 35: the same `client_transaction_id` twice: Plaid answers the second from the first. */
function replays(evidence: Evidence): readonly DraftFinding[] {
  const seen = new Map<string, Evaluation>();
  return evaluations(evidence).flatMap((evaluation): DraftFinding[] => {
    const id = evaluation.signal.clientTransactionId;
    const first = seen.get(id);
    if (first === undefined || id === "") {
      seen.set(id, evaluation);
      return [];
    }
    const found = base(evidence, evaluation);
    return [
      {
        ...found,
        code: "evaluation-replayed",
        certainty: "likely",
        severity: "warning",
        readings: [first.id, evaluation.id],
        params: { ...found.params, firstAt: { kind: "time", iso: first.serverTime ?? first.startedAt } },
        advice: "use-new-transaction-id",
        docUrl: docs.signalApi,
      },
    ];
  });
}

export const evaluationCauses: Cause = (evidence) => [
  ...evaluations(evidence).flatMap((evaluation) => {
    const fallback = fellBack(evidence, evaluation);
    if (fallback !== null) return [fallback];
    const found = notAsked(evidence, evaluation) ?? askedBank(evidence, evaluation);
    return found === null ? [] : [found];
  }),
  ...replays(evidence),
];
