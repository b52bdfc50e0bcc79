import type { Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding, Severity } from "../../findings/finding.ts";
import type { FindingCode } from "../../findings/findingCode.ts";
import { groupBy } from "../../groupBy.ts";
import { isSameMoney } from "../../money/money.ts";
import { oncePer } from "../../oncePer.ts";
import { unitOf } from "../../reading/balances.ts";
import { nextRealTime } from "../../reading/nextRealTime.ts";
import type { OkReading } from "../../reading/reading.ts";
import { type Codes, docs, type Rule } from "../cause.ts";
import { accountParam, moneyRef } from "../params.ts";

export const codes: Codes = {
  "debit-covered": { no: 50, most: "certain" },
  "debit-not-covered": { no: 50, most: "certain" },
};

interface Available {
  readonly reading: OkReading;
  readonly value: number;
}

/** The two balances that a debit is held against. */
interface Balances {
  readonly cached: Available | null;
  /** Of the next real-time answer after the evaluation, else of the last; null: none has the balance. */
  readonly live: Available | null;
}

/** Finds the balances that evaluations of an account are held against. */
function balancesOf(accountId: string, evidence: Evidence): (evaluation: OkReading) => Balances {
  const { times } = evidence;
  const of = (reading: OkReading): Available | null => availableIn(reading, accountId, evidence);
  const realTimes = evidence.realTimesOf(accountId).filter((reading) => of(reading) !== null);
  const cached = evidence.cached.filter((reading) => of(reading) !== null);
  // The cached balances that the table compares with that answer: those of another day say nothing about this debit.
  const besideBank = groupBy(cached, (each) => nextRealTime(each, realTimes, times));
  return (evaluation) => {
    const bank = nextRealTime(evaluation, realTimes, times) ?? realTimes.at(-1) ?? null;
    const [copy] = (bank === null ? cached : besideBank.get(bank)) ?? [];
    return { cached: copy === undefined ? null : of(copy), live: bank === null ? null : of(bank) };
  };
}

/** The available balance of an answer that gives it in US dollars, or of an evaluation that names no currency. */
function availableIn(reading: OkReading, accountId: string, evidence: Evidence): Available | null {
  const balances = evidence.shown(reading, accountId)?.balances;
  if (balances === undefined || typeof balances.available !== "number") return null;
  const { currency } = unitOf(balances);
  // An evaluation is for a debit in US dollars, and its answer names no currency.
  if (currency !== "USD" && !(currency === null && reading.kind === "evaluated")) return null;
  return { reading, value: balances.available };
}

const usd = { currency: "USD", isUnofficial: false } as const;

function covers({ value }: Available, debit: number): boolean {
  return value >= debit || isSameMoney(value, debit, usd);
}

/** The outcome for a debit; the gravest is a cached balance that covers it where the bank's does not. */
function outcomeOf(byCopy: boolean, byBank: boolean): { code: FindingCode; variant: string; severity: Severity } {
  if (byBank) return { code: "debit-covered", variant: byCopy ? "both" : "bank-alone", severity: "info" };
  if (byCopy) return { code: "debit-not-covered", variant: "cached-alone", severity: "problem" };
  return { code: "debit-not-covered", variant: "neither", severity: "warning" };
}

/**
 * Whether the cached and the bank's available balance cover a debit that was evaluated; without a real-time answer the
 * evaluation's balance stands in for the bank's. Certain: arithmetic between numbers of the answers. An overdraft does
 * not count, as Plaid leaves it out of `available`.
 */
export const debitCoverage: Rule = {
  place: 30,
  find: (evidence) => {
    const stated = new Set<string>();
    const balances = oncePer((accountId: string) => balancesOf(accountId, evidence));
    return evidence.evaluated.flatMap((evaluation) => {
      const { signal } = evaluation;
      if (signal === undefined || !(signal.amount > 0)) return [];
      const { accountId, amount } = signal;
      const { cached, live } = balances(accountId)(evaluation);
      const bank = live ?? availableIn(evaluation, accountId, evidence);
      if (cached === null || bank === null) return [];
      // Two equal balances that cover the debit need no finding.
      if (covers(cached, amount) && isSameMoney(cached.value, bank.value, usd)) return [];
      // Several rulesets may have evaluated one debit: it is reported once.
      const claim = JSON.stringify([accountId, amount, cached.value, bank.value, live === null]);
      if (stated.has(claim)) return [];
      stated.add(claim);
      const { variant, ...outcome } = outcomeOf(covers(cached, amount), covers(bank, amount));
      const refs = [
        moneyRef(cached.reading.id, accountId, "available"),
        moneyRef(bank.reading.id, accountId, "available"),
      ] as const;
      const fact: DraftFinding = {
        ...outcome,
        variant: live === null ? `${variant}-evaluated` : variant,
        certainty: "certain",
        accountIds: [accountId],
        readings: [...new Set([cached.reading.id, bank.reading.id, evaluation.id])],
        evidence: refs,
        params: {
          account: accountParam(evidence.accounts.get(accountId) ?? { accountId }),
          debit: { kind: "money", value: amount, currency: "USD" },
          cached: { kind: "money", value: cached.value, currency: "USD", ref: refs[0] },
          bank: { kind: "money", value: bank.value, currency: "USD", ref: refs[1] },
        },
        advice: variant === "both" ? "none" : "decide-by-balance-rule",
        docUrl: docs.signalRules,
      };
      return [{ fact }];
    });
  },
};
