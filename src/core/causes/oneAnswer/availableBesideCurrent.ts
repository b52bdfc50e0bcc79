import { amountOnHold } from "../../evidence/amountOnHold.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import { rowsAddingUpTo } from "../../evidence/rowsAddingUpTo.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import { isSameMoney, subtractMoney, sumMoney } from "../../money/money.ts";
import { type AccountReading, type MoneyUnit, unitOf } from "../../reading/balances.ts";
import type { OkReading } from "../../reading/reading.ts";
import { differingFields } from "../answerPair.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { accountParam, countOf, listOf, moneyRef } from "../params.ts";
import { pendingIn } from "../rowsOfAccount.ts";
import { type AccountInAnswer, isEverywhere, seenByAccount } from "./seenByAccount.ts";

export const codes: Codes = {
  "available-differs-from-current": { no: 8, most: "certain" },
  "pending-explains-available": { no: 9, most: "likely", settledBy: "refresh-transactions" },
  "funds-locked": { no: 9, most: "possible", settledBy: "ask-the-bank" },
};

/** True where the answer with the rows gives the account the same numbers: then both are of one moment. */
function areOfOneMoment(evidence: Evidence, account: AccountReading): boolean {
  const beside = evidence.rows && evidence.shown(evidence.rows.reading, account.accountId);
  return beside === undefined || beside === null || differingFields(account, beside).length === 0;
}

/** Below this chance of a coincidence, odds of twenty to one, rows that add up are the reason. */
const strongChance = 1 / 20;

/**
 * `available` and `current` in one answer are different quantities. Certain: both numbers are in one answer, and the
 * fact only says how far apart they are. That pending rows are the reason is likely where all of them add up to it, at
 * odds of twenty to one. One fact for all answers with the same distance.
 */
export const availableBesideCurrent: Rule = {
  place: 210,
  find: (evidence) => [...seenByAccount(evidence).values()].flatMap((seen) => reconcile(seen, evidence)),
};

function reconcile(seen: readonly AccountInAnswer[], evidence: Evidence): readonly Statement[] {
  const groups = new Map<string, HeldIn>();
  for (const { account, reading } of seen) {
    const { type, balances } = account;
    const held = amountOnHold(type, balances);
    const unit = unitOf(balances);
    if (held === null || isSameMoney(held, 0, unit)) continue;
    const key = `${held} ${unit.currency}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { held, unit, account, reading, readings: [reading] });
    else group.readings.push(reading);
  }
  return [...groups.values()].map((group) => reconciled(group, evidence));
}

/** How far an account's numbers are apart, and the answers that say so, the first of them in full. */
interface HeldIn extends AccountInAnswer {
  readonly held: number;
  readonly unit: MoneyUnit;
  readonly readings: OkReading[];
}

function reconciled({ held, unit, account, reading, readings }: HeldIn, evidence: Evidence): Statement {
  const id = account.accountId;
  const refs = [moneyRef(reading.id, id, "available"), moneyRef(reading.id, id, "current")];
  const { currency } = unit;
  const isAll = isEverywhere(evidence, id, ({ type, balances }) => amountOnHold(type, balances) === held);
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
    // A bank may lower a deposit's available balance for another reason, and a matured deposit is free.
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
