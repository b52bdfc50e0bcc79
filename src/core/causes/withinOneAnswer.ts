import { type AccountReading, type MoneyUnit, unitOf } from "../balances.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding } from "../finding.ts";
import { heldBack } from "../heldBack.ts";
import { isSameMoney, subtractMoney, sumMoney } from "../money.ts";
import type { OkReading } from "../reading.ts";
import { rowsAddingUpTo } from "../rowsAddingUpTo.ts";
import { differingFields } from "./answerPair.ts";
import { docs, type Rule, type Told } from "./cause.ts";
import { isKnownManual } from "./itemState.ts";
import { accountParam, countOf, listOf, moneyRef } from "./params.ts";
import { pendingIn } from "./rowsOfAccount.ts";
import { isEverywhere, type Seen, seenByAccount } from "./seenByAccount.ts";

/** True where the rows' own answer gives the account the same numbers: then they are of one moment. */
function areOfOneMoment(evidence: Evidence, account: AccountReading): boolean {
  const beside = evidence.rows && evidence.shown(evidence.rows.reading, account.accountId);
  return beside === undefined || beside === null || differingFields(account, beside).length === 0;
}

/** Odds of twenty to one that rows which add up have something to do with it. */
const strongChance = 1 / 20;

/**
 * Nos. 8 and 9: `available` and `current` of one answer are different quantities; that they differ is certain. That
 * pending rows make the difference is likely where they add up to it, all of them, at odds of twenty to one. One fact for
 * all answers in which they are as far apart.
 */
function reconcile(seen: readonly Seen[], evidence: Evidence): readonly Told[] {
  const groups = new Map<string, HeldIn>();
  for (const { account, reading } of seen) {
    const { type, balances } = account;
    const held = heldBack(type, balances);
    const unit = unitOf(balances);
    if (held === null || isSameMoney(held, 0, unit)) continue;
    const key = `${held} ${unit.currency}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { held, unit, account, reading, readings: [reading] });
    else group.readings.push(reading);
  }
  return [...groups.values()].map((group) => reconciled(group, evidence));
}

/** By how much an account's numbers are apart, and the answers that say so, the first with all it says. */
interface HeldIn extends Seen {
  readonly held: number;
  readonly unit: MoneyUnit;
  readonly readings: OkReading[];
}

function reconciled({ held, unit, account, reading, readings }: HeldIn, evidence: Evidence): Told {
  const id = account.accountId;
  const refs = [moneyRef(reading.id, id, "available"), moneyRef(reading.id, id, "current")];
  const { currency } = unit;
  const isAll = isEverywhere(evidence, id, ({ type, balances }) => heldBack(type, balances) === held);
  const fact: DraftFinding = {
    code: "available-differs-from-current",
    variant: `${held > 0 ? "lower" : "higher"}${isAll ? "" : "-in"}`,
    certainty: "certain",
    severity: "info",
    accountIds: [id],
    readings: readings.map((each) => each.id),
    evidence: refs,
    params: {
      account: accountParam(account),
      amount: { kind: "money", value: Math.abs(held), currency },
      against: { kind: "text", value: account.type === "credit" ? "limit-less-current" : "current" },
      calls: listOf(readings.map(({ endpoint }) => endpoint)),
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
    readings: [...new Set([...fact.readings, rows.reading.id])],
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

type Plain = Pick<DraftFinding, "code" | "advice" | "docUrl"> & {
  readonly field: string;
  /** Whether its sentence says in which answers; else it holds of the account whatever they are. */
  readonly namesCalls?: boolean;
};

/** One fact for all accounts that it holds for in the same answers. Certain: the fields stand in the answers. */
function grouped(
  evidence: Evidence,
  holds: (account: AccountReading) => boolean,
  { field, namesCalls = false, ...plain }: Plain,
): readonly DraftFinding[] {
  const groups = new Map<string, { isAll: boolean; first: Seen; readings: readonly OkReading[]; firsts: Seen[] }>();
  for (const seen of seenByAccount(evidence).values()) {
    const holding = seen.filter(({ account }) => holds(account));
    const [first] = holding;
    if (first === undefined) continue;
    const isAll = isEverywhere(evidence, first.account.accountId, holds);
    const readings = holding.map(({ reading }) => reading);
    const key = [isAll, ...readings.map(({ id }) => id)].join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { isAll, first, readings, firsts: [first] });
    else group.firsts.push(first);
  }
  return [...groups.values()].map(({ isAll, first, readings, firsts }) => ({
    ...plain,
    ...(namesCalls && { variant: isAll ? "everywhere" : "in" }),
    certainty: "certain",
    severity: "info",
    accountIds: firsts.map(({ account }) => account.accountId),
    readings: readings.map(({ id }) => id),
    evidence: firsts.map(({ reading, account: { accountId } }) => ({ readingId: reading.id, accountId, field })),
    params: {
      account: accountParam(first.account),
      count: countOf(firsts.length),
      calls: listOf(readings.map(({ endpoint }) => endpoint)),
    },
  }));
}

const isNull = (value: number | null | undefined): boolean => value === null;

/** Nos. 10, 11 and 25: what the numbers of an answer are, where they are easily misread. */
function plainFacts(evidence: Evidence): readonly Told[] {
  const lacksAvailable = ({ type, accountId, balances }: AccountReading): boolean =>
    (type === "depository" || type === "credit") &&
    isNull(balances.available) &&
    !isNull(balances.current) &&
    !hasNumberElsewhere(evidence, accountId, "available");
  const missing = { code: "available-not-given", field: "available", docUrl: docs.balance, namesCalls: true };
  const facts = [
    ...grouped(evidence, (account) => lacksAvailable(account) && !isCard(account), {
      ...missing,
      advice: "derive-from-current",
    }),
    ...grouped(evidence, (account) => lacksAvailable(account) && isCard(account), {
      ...missing,
      advice: "derive-from-limit",
    }),
    ...(evidence.institutionId === sallieMaeId
      ? grouped(evidence, ({ type, subtype }) => type === "loan" && subtype === "student", {
          code: "loan-includes-interest",
          field: "current",
          advice: "none",
          docUrl: docs.accounts,
        })
      : []),
  ];
  return [...facts.map((fact): Told => ({ fact })), ...negativeDebt(evidence)];
}

/**
 * No. 25: a debt below zero. Certain, as a number of the answers named; that the bank owes the holder is what Plaid
 * documents, and likely, since some banks send their debts with the wrong sign.
 */
function negativeDebt(evidence: Evidence): readonly Told[] {
  return grouped(
    evidence,
    ({ type, balances }) => (type === "credit" || type === "loan") && (balances.current ?? 0) < 0,
    { code: "current-is-negative", field: "current", namesCalls: true, advice: "mind-the-sign", docUrl: docs.accounts },
  ).map((fact): Told => {
    const { variant: _, ...plain } = fact;
    return { fact, causes: [{ ...plain, code: "owed-to-holder", certainty: "likely" }] };
  });
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
function overdraft(evidence: Evidence): readonly Told[] {
  const hasLimit = ({ type, balances }: AccountReading): boolean =>
    type === "depository" && typeof balances.limit === "number" && balances.limit > 0;
  // One answer that shows it counted in is enough: in another it may be used up.
  const counting = new Set(
    [...seenByAccount(evidence).values()].flatMap((seen) =>
      seen.filter(({ account }) => hasLimit(account) && countsLimit(account)).map(({ account }) => account.accountId),
    ),
  );
  return [false, true].flatMap((isIn) =>
    grouped(evidence, (account) => hasLimit(account) && counting.has(account.accountId) === isIn, {
      code: "has-overdraft-limit",
      field: "limit",
      advice: "none",
      docUrl: docs.accounts,
    }).map((fact): Told => {
      const cause: DraftFinding = {
        ...fact,
        code: isIn ? "overdraft-in-available" : "overdraft-not-in-available",
        certainty: isIn ? "likely" : "possible",
        advice: isIn ? "limit-is-counted" : "add-limit-yourself",
      };
      return { fact, causes: [cause] };
    }),
  );
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
function noBalances(evidence: Evidence): readonly Told[] {
  const lacksBoth = ({ type, accountId, balances }: AccountReading): boolean =>
    type === "depository" &&
    isNull(balances.available) &&
    isNull(balances.current) &&
    !hasNumberElsewhere(evidence, accountId, "available") &&
    !hasNumberElsewhere(evidence, accountId, "current");
  const isLive = new Set(evidence.realTimes.map(({ id }) => id));
  return grouped(evidence, lacksBoth, {
    code: "no-balance-given",
    field: "current",
    advice: "allow-nulls",
    docUrl: docs.auth,
  }).map((fact): Told => {
    // An Item without a bank login has no numbers for another reason.
    if (isKnownManual(evidence)) return { fact };
    const isConfirmed = fact.readings.some((id) => isLive.has(id));
    const cause: DraftFinding = { ...fact, code: "limited-purpose", certainty: isConfirmed ? "likely" : "possible" };
    return { fact, causes: [cause] };
  });
}

/** Its student loans give principal and interest as `current`; all others the principal. */
const sallieMaeId = "ins_116944";

/** What each answer says by itself, whichever endpoint gave it. */
export const withinOneAnswer: Rule = (evidence) => [
  ...[...seenByAccount(evidence).values()].flatMap((seen) => reconcile(seen, evidence)),
  ...plainFacts(evidence),
  ...overdraft(evidence),
  ...noBalances(evidence),
];
