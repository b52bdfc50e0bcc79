import { bankShownId, seenSpan } from "../../comparison/bankShown.ts";
import type { EnteredAccount, Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding, Severity } from "../../findings/finding.ts";
import { isSameMoney, subtractMoney } from "../../money/money.ts";
import { type BalanceField, sharedUnit } from "../../reading/balances.ts";
import type { OkReading } from "../../reading/reading.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { accountParam, moneyRef, type Params } from "../params.ts";
import { bankShowsCauses } from "./bankShowsCauses.ts";
import type { AnsweredBalance, EnteredComparison } from "./enteredComparison.ts";

export const codes: Codes = {
  "bank-shows-both": { no: 52, most: "certain" },
  "bank-shows-real-time": { no: 52, most: "certain" },
  "bank-shows-cached": { no: 52, most: "certain" },
  "bank-shows-another": { no: 52, most: "certain" },
  "bank-shows-alone": { no: 52, most: "certain" },
};

const fields = ["available", "current"] as const;

/** The real-time answers, the one nearest in time to the reading at the bank first, undated ones last. */
function nearestFirst({ shown }: EnteredAccount, { realTimes, times }: Evidence): readonly OkReading[] {
  const at = seenSpan(shown).from;
  const distance = (reading: OkReading): number => {
    const span = times.spanOf(reading);
    return span === null ? Infinity : Math.abs(span.to - at);
  };
  const distances = new Map(realTimes.map((reading) => [reading, distance(reading)]));
  const of = (reading: OkReading): number => distances.get(reading) ?? Infinity;
  return realTimes.toSorted((left, right) => (of(left) === of(right) ? 0 : of(left) - of(right)));
}

/** The first of these answers with a number in a currency that may be the same. */
function firstBeside(
  readings: readonly OkReading[],
  { account: entered }: EnteredAccount,
  field: BalanceField,
  evidence: Evidence,
): AnsweredBalance | null {
  const seen = entered.balances[field];
  if (typeof seen !== "number") return null;
  for (const reading of readings) {
    const account = evidence.shown(reading, entered.accountId);
    const value = account?.balances[field];
    const unit = account === undefined ? null : sharedUnit(account.balances, entered.balances);
    if (account === undefined || typeof value !== "number" || unit === null) continue;
    return { reading, account, value, unit, isSame: isSameMoney(value, seen, unit) };
  }
  return null;
}

/** The field to report: one whose numbers differ before one whose numbers match, available first. */
function besideOf(entered: EnteredAccount, evidence: Evidence): EnteredComparison | null {
  const realTimes = nearestFirst(entered, evidence);
  const found = fields.flatMap((field): EnteredComparison[] => {
    const seen = entered.account.balances[field];
    if (typeof seen !== "number") return [];
    const realTime = firstBeside(realTimes, entered, field, evidence);
    const cached = firstBeside(evidence.cachedBefore, entered, field, evidence);
    return [{ entered, field, seen, realTime, cached }];
  });
  const differs = ({ realTime, cached }: EnteredComparison): boolean =>
    [realTime, cached].some((each) => each?.isSame === false);
  const isShown = ({ realTime, cached }: EnteredComparison): boolean => realTime !== null || cached !== null;
  return found.find(differs) ?? found.find(isShown) ?? found[0] ?? null;
}

type Named = Pick<DraftFinding, "code" | "variant"> & { readonly severity: Severity };

/** The code and variant for these numbers. */
function nameOf({ realTime, cached, seen }: EnteredComparison): Named {
  const towards = (value: number): string => (value > seen ? "higher" : "lower");
  if (realTime === null && cached === null) return { code: "bank-shows-alone", severity: "info" };
  if (realTime === null || cached === null) {
    const only = realTime === null ? "cached" : "real-time";
    const value = (realTime ?? cached)?.value ?? seen;
    const isSame = (realTime ?? cached)?.isSame === true;
    if (isSame) return { code: `bank-shows-${only}`, variant: "alone", severity: "info" };
    return { code: "bank-shows-another", variant: `${only}-${towards(value)}`, severity: "warning" };
  }
  if (realTime.isSame && cached.isSame) return { code: "bank-shows-both", severity: "info" };
  if (realTime.isSame) return { code: "bank-shows-real-time", variant: towards(cached.value), severity: "warning" };
  if (cached.isSame) return { code: "bank-shows-cached", variant: towards(realTime.value), severity: "warning" };
  return { code: "bank-shows-another", variant: "both", severity: "warning" };
}

function paramsOf(beside: EnteredComparison, evidence: Evidence): Params {
  const { entered, field, seen, realTime, cached } = beside;
  const { accountId, seenAt } = entered.shown;
  const { currency } = (realTime ?? cached)?.unit ?? { currency: null };
  const refTo = (readingId: string) => moneyRef(readingId, accountId, field);
  const money = (name: string, other: AnsweredBalance | null): Params =>
    other === null
      ? {}
      : { [name]: { kind: "money", value: other.value, currency: other.unit.currency, ref: refTo(other.reading.id) } };
  const off = realTime?.isSame === false ? realTime : cached?.isSame === false ? cached : null;
  return {
    account: accountParam(evidence.accounts.get(accountId) ?? { accountId }),
    field: { kind: "text", value: field },
    seen: { kind: "money", value: seen, currency, ref: refTo(bankShownId) },
    seenAt: { kind: "time", iso: seenAt },
    ...money("bank", realTime),
    ...money("cached", cached),
    ...(off !== null && {
      amount: { kind: "money", value: Math.abs(subtractMoney(off.value, seen)), currency: off.unit.currency },
    }),
  };
}

/**
 * Compares what a person saw at the bank with the answers. Certain: that it was entered, and how far the numbers are
 * apart. Whether the person read, typed and dated it correctly is not stated.
 */
function statementsOf(entered: EnteredAccount, evidence: Evidence): readonly Statement[] {
  const beside = besideOf(entered, evidence);
  if (beside === null) return [];
  const { realTime, cached, field } = beside;
  const { accountId } = entered.shown;
  const readings = [cached, realTime].flatMap((each) => (each === null ? [] : [each.reading.id]));
  const fact: DraftFinding = {
    ...nameOf(beside),
    certainty: "certain",
    accountIds: [accountId],
    readings,
    evidence: [bankShownId, ...readings].map((id) => moneyRef(id, accountId, field)),
    params: paramsOf(beside, evidence),
    advice: "none",
    docUrl: docs.balance,
  };
  return [{ fact, causes: bankShowsCauses(beside, fact, evidence) }];
}

/**
 * Reports each number entered from the bank's own site or app beside the answers: it shows which of them was right
 * then.
 */
export const bankShows: Rule = {
  place: 50,
  find: (evidence) => [...evidence.bankShows.values()].flatMap((entered) => statementsOf(entered, evidence)),
};
