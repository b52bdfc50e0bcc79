import { type AccountReading, unitOf } from "../balances.ts";
import { type Evidence, hasBalances } from "../evidence.ts";
import type { DraftFinding } from "../finding.ts";
import { heldBack } from "../heldBack.ts";
import { isSameMoney, subtractMoney, sumMoney } from "../money.ts";
import type { OkReading } from "../reading.ts";
import { rowsAddingUpTo } from "../rowsAddingUpTo.ts";
import { differingFields } from "./answerPair.ts";
import { docs, type Rule, type Told } from "./cause.ts";
import { isKnownManual } from "./itemState.ts";
import { accountParam, countOf, moneyRef } from "./params.ts";
import { pendingIn } from "./rowsOfAccount.ts";

/** One answer to look inside: the first cached one of all accounts, else the first cached, else the real-time one. */
function answerToRead(evidence: Evidence): OkReading | null {
  const { cachedBefore, cachedAfter, realTime } = evidence;
  const all = cachedBefore.find((reading) => reading.endpoint === "/accounts/get");
  return all ?? cachedBefore[0] ?? realTime ?? cachedAfter[0] ?? null;
}

/** True where the rows' own answer gives the account the same numbers: then they are of one moment. */
function areOfOneMoment(evidence: Evidence, account: AccountReading): boolean {
  const beside = evidence.rows && evidence.shown(evidence.rows.reading, account.accountId);
  return beside === undefined || beside === null || differingFields(account, beside).length === 0;
}

/** Odds of twenty to one that rows which add up have something to do with it. */
const strongChance = 1 / 20;

/**
 * Nos. 8 and 9: `available` and `current` of one answer are different quantities; that they differ is certain. That
 * pending rows make the difference is likely where they add up to it, all of them, at odds of twenty to one.
 */
function reconcile(account: AccountReading, reading: OkReading, evidence: Evidence): Told | null {
  const held = heldBack(account.type, account.balances);
  const unit = unitOf(account.balances);
  if (held === null || isSameMoney(held, 0, unit)) return null;
  const id = account.accountId;
  const refs = [moneyRef(reading.id, id, "available"), moneyRef(reading.id, id, "current")];
  const { currency } = unit;
  const fact: DraftFinding = {
    code: "available-differs-from-current",
    variant: held > 0 ? "lower" : "higher",
    certainty: "certain",
    severity: "info",
    accountIds: [id],
    readings: [reading.id],
    evidence: refs,
    params: {
      account: accountParam(account),
      amount: { kind: "money", value: Math.abs(held), currency },
      against: { kind: "text", value: account.type === "credit" ? "limit-less-current" : "current" },
    },
    advice: account.type === "credit" ? "available-is-left-of-limit" : "expected-use-available",
    docUrl: docs.balance,
  };
  const { rows } = evidence;
  const pending = pendingIn(rows, account, unit);
  if (pending.length === 0 && held > 0 && account.subtype === "cd") {
    // A bank may lower a deposit's available for another reason, and a matured one is free.
    return { fact, causes: [{ ...fact, code: "funds-locked", certainty: "possible", advice: "none" }] };
  }
  if (rows === null || pending.length === 0) return { fact };
  const sum = sumMoney(pending.map((row) => row.amount));
  const found = rowsAddingUpTo(pending, held, unit);
  const isWhole = isSameMoney(sum, held, unit);
  const isPart = !isWhole && Math.sign(sum) === Math.sign(held) && Math.abs(sum) < Math.abs(held);
  if (!isWhole && !isPart) return { fact };
  const residue = subtractMoney(held, sum);
  const isSure = isWhole && areOfOneMoment(evidence, account) && (found?.chance ?? 1) <= strongChance;
  const cause: DraftFinding = {
    ...fact,
    code: "pending-explains-available",
    variant: isWhole ? "whole" : "part",
    certainty: isSure ? "likely" : "possible",
    readings: [...new Set([reading.id, rows.reading.id])],
    params: {
      ...fact.params,
      held: { kind: "difference", value: -held, currency, refs },
      pending: { kind: "money", value: Math.abs(sum), currency },
      residue: { kind: "money", value: Math.abs(residue), currency },
      count: countOf(pending.length),
    },
    residue: { value: isWhole ? 0 : residue, currency },
    docUrl: docs.transactionsData,
  };
  return { fact, causes: [cause] };
}

type Plain = Pick<DraftFinding, "code" | "advice" | "docUrl"> & { readonly field: string; readonly variant?: string };

/** One fact for all accounts of an answer that it holds for. Certain: the fields stand in the answer. */
function grouped(reading: OkReading, accounts: readonly AccountReading[], plain: Plain): readonly DraftFinding[] {
  const [first] = accounts;
  if (first === undefined) return [];
  const { field, ...rest } = plain;
  return [
    {
      ...rest,
      certainty: "certain",
      severity: "info",
      accountIds: accounts.map((account) => account.accountId),
      readings: [reading.id],
      evidence: accounts.map(({ accountId }) => ({ readingId: reading.id, accountId, field })),
      params: {
        account: accountParam(first),
        count: countOf(accounts.length),
        call: { kind: "endpoint", endpoint: reading.endpoint, readingId: reading.id },
      },
    },
  ];
}

const isNull = (value: number | null | undefined): boolean => value === null;

/** Nos. 10, 11 and 25: what the numbers of one answer are, where they are easily misread. */
function plainFacts(evidence: Evidence, reading: OkReading): readonly Told[] {
  const having = (holds: (account: AccountReading) => boolean): readonly AccountReading[] =>
    reading.accounts.filter(holds);
  const isOfType = ({ type }: AccountReading, ...types: readonly string[]): boolean => types.includes(type ?? "");
  const noAvailable = having(
    (account) =>
      isOfType(account, "depository", "credit") &&
      isNull(account.balances.available) &&
      !isNull(account.balances.current) &&
      !hasNumberElsewhere(evidence, account.accountId, "available"),
  );
  const owed = having((account) => isOfType(account, "credit", "loan") && (account.balances.current ?? 0) < 0);
  const students = having(({ type, subtype }) => type === "loan" && subtype === "student");
  const [cards, deposits] = [noAvailable.filter(isCard), noAvailable.filter((account) => !isCard(account))];
  const missing = { code: "available-not-given", field: "available", docUrl: docs.balance };
  const facts = [
    ...grouped(reading, deposits, { ...missing, advice: "derive-from-current" }),
    ...grouped(reading, cards, { ...missing, advice: "derive-from-limit" }),
    ...(evidence.institutionId === sallieMaeId
      ? grouped(reading, students, {
          code: "loan-includes-interest",
          field: "current",
          advice: "none",
          docUrl: docs.accounts,
        })
      : []),
  ];
  return [...facts.map((fact): Told => ({ fact })), ...negativeDebt(reading, owed)];
}

/**
 * No. 25: a debt below zero. Certain, as a number; that the bank owes the holder is what Plaid documents, and likely,
 * since some banks send their debts with the wrong sign.
 */
function negativeDebt(reading: OkReading, accounts: readonly AccountReading[]): readonly Told[] {
  const plain = { field: "current", advice: "mind-the-sign", docUrl: docs.accounts };
  const [fact] = grouped(reading, accounts, { ...plain, code: "current-is-negative" });
  return fact === undefined ? [] : [{ fact, causes: [{ ...fact, code: "owed-to-holder", certainty: "likely" }] }];
}

function isCard({ type }: AccountReading): boolean {
  return type === "credit";
}

function hasNumberElsewhere({ ok, shown }: Evidence, accountId: string, field: "available" | "current"): boolean {
  return ok.some((reading) => typeof shown(reading, accountId)?.balances[field] === "number");
}

/**
 * No. 11: a deposit account with an overdraft limit; by Plaid's rule `available` leaves it out. A bank whose available
 * is above current by the very limit seems to count it in. Banks do as they like: the first is possible, the second, which
 * the numbers show, likely.
 */
function overdraft(reading: OkReading): readonly Told[] {
  const having = reading.accounts.filter(
    ({ type, balances }) => type === "depository" && typeof balances.limit === "number" && balances.limit > 0,
  );
  return [false, true].flatMap((isIn): Told[] => {
    const accounts = having.filter((account) => countsLimit(account) === isIn);
    const plain = { field: "limit", docUrl: docs.accounts };
    const [fact] = grouped(reading, accounts, { ...plain, code: "has-overdraft-limit", advice: "none" });
    if (fact === undefined) return [];
    const cause: DraftFinding = {
      ...fact,
      code: isIn ? "overdraft-in-available" : "overdraft-not-in-available",
      certainty: isIn ? "likely" : "possible",
      advice: isIn ? "limit-is-counted" : "add-limit-yourself",
    };
    return [{ fact, causes: [cause] }];
  });
}

function countsLimit({ balances }: AccountReading): boolean {
  const { available, current, limit } = balances;
  if (typeof available !== "number" || typeof current !== "number" || typeof limit !== "number") return false;
  return isSameMoney(subtractMoney(available, current), limit, unitOf(balances));
}

/**
 * No. 30: a deposit account without available and current in every answer that shows it. Certain, as a fact; that it is
 * of limited purpose (rent, mortgage) is likely, and not said where any answer has a number.
 */
function noBalances(evidence: Evidence, reading: OkReading): readonly Told[] {
  const showing = (id: string): readonly OkReading[] =>
    evidence.ok.filter(
      (each) => each.kind !== "evaluated" && hasBalances(each) && evidence.shown(each, id) !== undefined,
    );
  const accounts = reading.accounts.filter(
    ({ type, accountId, balances }) =>
      type === "depository" &&
      isNull(balances.available) &&
      isNull(balances.current) &&
      !hasNumberElsewhere(evidence, accountId, "available") &&
      !hasNumberElsewhere(evidence, accountId, "current"),
  );
  const [fact] = grouped(reading, accounts, {
    code: "no-balance-given",
    field: "current",
    advice: "allow-nulls",
    docUrl: docs.auth,
  });
  if (fact === undefined) return [];
  // An Item without a bank login has no numbers for another reason.
  if (isKnownManual(evidence)) return [{ fact }];
  const isConfirmed = accounts.every(({ accountId }) => showing(accountId).some(({ kind }) => kind === "real-time"));
  const cause: DraftFinding = { ...fact, code: "limited-purpose", certainty: isConfirmed ? "likely" : "possible" };
  return [{ fact, causes: [cause] }];
}

/** Its student loans give principal and interest as `current`; all others the principal. */
const sallieMaeId = "ins_116944";

export const withinOneAnswer: Rule = (evidence) => {
  const reading = answerToRead(evidence);
  if (reading === null) return [];
  return [
    ...reading.accounts.flatMap((account) => reconcile(account, reading, evidence) ?? []),
    ...plainFacts(evidence, reading),
    ...overdraft(reading),
    ...noBalances(evidence, reading),
  ];
};
