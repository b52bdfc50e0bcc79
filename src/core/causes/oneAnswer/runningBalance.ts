import type { DraftFinding } from "../../findings/finding.ts";
import { isSameMoney, subtractMoney } from "../../money/money.ts";
import { unitOf } from "../../reading/balances.ts";
import type { TransactionFact } from "../../reading/reading.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { accountParam, moneyRef } from "../params.ts";
import { listsAll } from "../rowsOfAccount.ts";

export const codes: Codes = {
  "running-balance-differs": { no: 36, most: "certain" },
};

/**
 * The newest posted row with a running balance; null where two rows may be the newest: of one moment, or of one day
 * without times.
 */
function newestRunning(rows: readonly TransactionFact[]): (TransactionFact & { runningBalance: number }) | null {
  const known = rows.filter(
    (row): row is TransactionFact & { runningBalance: number } =>
      !row.pending && typeof row.runningBalance === "number",
  );
  const [newest, ...others] = known.toSorted((left, right) => orderOf(right, left));
  if (newest === undefined) return null;
  return others.some((other) => orderOf(newest, other) === 0) ? null : newest;
}

/** Above zero where the first row is the later one, 0 where that cannot be told. */
function orderOf(left: TransactionFact, right: TransactionFact): number {
  if (left.date !== right.date) return left.date < right.date ? -1 : 1;
  return left.datetime === null || right.datetime === null ? 0 : Date.parse(left.datetime) - Date.parse(right.datetime);
}

/**
 * The running balance on rows need not reconcile with the account's balance. Certain: both numbers are in one answer.
 * Which of them is right is not stated.
 */
export const runningBalance: Rule = {
  place: 240,
  find: (evidence) => {
    const { rows } = evidence;
    if (rows === null) return [];
    const { reading, all } = rows;
    return reading.accounts.flatMap((account): Statement[] => {
      // The newest row of a part of the list may be an old one.
      if (!listsAll(rows, account, evidence)) return [];
      const newest = newestRunning(all.get(account.accountId) ?? []);
      const { current } = account.balances;
      const unit = unitOf(account.balances);
      if (newest === null || typeof current !== "number" || isSameMoney(newest.runningBalance, current, unit))
        return [];
      const { currency } = unit;
      const ref = moneyRef(reading.id, account.accountId, "current");
      const fact: DraftFinding = {
        code: "running-balance-differs",
        certainty: "certain",
        severity: "info",
        accountIds: [account.accountId],
        readings: [reading.id],
        evidence: [ref],
        params: {
          account: accountParam(evidence.accounts.get(account.accountId) ?? account),
          running: { kind: "money", value: newest.runningBalance, currency },
          current: { kind: "money", value: current, currency, ref },
        },
        residue: { value: subtractMoney(current, newest.runningBalance), currency },
        advice: "running-balance-is-not-balance",
        docUrl: docs.transactionsData,
      };
      return [{ fact }];
    });
  },
};
