import type { Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import { isSameMoney, subtractMoney } from "../../money/money.ts";
import { type AccountReading, unitOf } from "../../reading/balances.ts";
import type { OkReading } from "../../reading/reading.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { isKnownManual } from "../failure/itemState.ts";
import { accountParam, countOf, listOf } from "../params.ts";
import { type AccountInAnswer, isEverywhere, seenByAccount } from "./seenByAccount.ts";

export const codes: Codes = {
  "available-not-given": { no: 10, most: "certain" },
  "no-balance-given": { no: 10, most: "certain" },
  "limited-purpose": { no: 30, most: "likely", settledBy: "look-at-link" },
  "has-overdraft-limit": { no: 11, most: "certain" },
  "overdraft-not-in-available": { no: 11, most: "possible", settledBy: "ask-the-bank" },
  "overdraft-in-available": { no: 11, most: "likely", settledBy: "ask-the-bank" },
  "current-is-negative": { no: 25, most: "certain" },
  "owed-to-holder": { no: 25, most: "likely", settledBy: "ask-the-bank" },
  "loan-includes-interest": { no: 25, most: "certain" },
};

type Plain = Pick<DraftFinding, "code" | "advice" | "docUrl"> & {
  readonly field: string;
  /** True where the sentence names the answers; else the fact is about the account, whatever the answer. */
  readonly namesCalls?: boolean;
};

/** One fact for all accounts of which it holds in the same answers. Certain: the fields are in the answers. */
function grouped(
  evidence: Evidence,
  holds: (account: AccountReading) => boolean,
  { field, namesCalls = false, ...plain }: Plain,
): readonly DraftFinding[] {
  const groups = new Map<
    string,
    { isAll: boolean; first: AccountInAnswer; readings: readonly OkReading[]; firsts: AccountInAnswer[] }
  >();
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

/** Numbers of an answer that are easily misread. */
function plainFacts(evidence: Evidence): readonly Statement[] {
  const lacksAvailable = ({ type, accountId, balances }: AccountReading): boolean =>
    (type === "depository" || type === "credit") &&
    isNull(balances.available) &&
    !isNull(balances.current) &&
    !hasNumberElsewhere(evidence, accountId, "available");
  const missing = { code: "available-not-given", field: "available", docUrl: docs.balance, namesCalls: true } as const;
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
  return [...facts.map((fact): Statement => ({ fact })), ...negativeDebt(evidence)];
}

/**
 * A debt below zero. Certain: the number is in the answers named. That the bank owes the holder is Plaid's rule, and
 * likely, since some banks send debts with the wrong sign.
 */
function negativeDebt(evidence: Evidence): readonly Statement[] {
  return grouped(
    evidence,
    ({ type, balances }) => (type === "credit" || type === "loan") && (balances.current ?? 0) < 0,
    { code: "current-is-negative", field: "current", namesCalls: true, advice: "mind-the-sign", docUrl: docs.accounts },
  ).map((fact): Statement => {
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
 * A deposit account with an overdraft limit; by Plaid's rule `available` does not include it. Where available is above
 * current by exactly the limit, the bank seems to count it in. Banks differ: the first is possible, the second, which
 * the numbers show, likely.
 */
function overdraft(evidence: Evidence): readonly Statement[] {
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
    }).map((fact): Statement => {
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
 * A deposit account has neither available nor current in any answer that shows it. Certain, as a fact; that it is of
 * limited purpose (rent, mortgage) is likely, and not stated where any answer has a number.
 */
function noBalances(evidence: Evidence): readonly Statement[] {
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
  }).map((fact): Statement => {
    // An Item without a bank login has no numbers for another reason.
    if (isKnownManual(evidence)) return { fact };
    const isConfirmed = fact.readings.some((id) => isLive.has(id));
    const cause: DraftFinding = { ...fact, code: "limited-purpose", certainty: isConfirmed ? "likely" : "possible" };
    return { fact, causes: [cause] };
  });
}

/** Sallie Mae: `current` of its student loans is principal and interest; of all others the principal. */
const sallieMaeId = "ins_116944";

/** Facts that one answer shows by itself, whichever endpoint gave it. */
export const withinOneAnswer: Rule = {
  place: 220,
  find: (evidence) => [...plainFacts(evidence), ...overdraft(evidence), ...noBalances(evidence)],
};
