import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import { isSameMoney } from "../../money/money.ts";
import type { TransactionFact } from "../../reading/reading.ts";
import { type Codes, docs, type GapCause } from "../cause.ts";
import { rowsIn } from "../rowsOfAccount.ts";
import { gapBase } from "./gapBase.ts";
import { fateInLaterList } from "./pendingRows.ts";

export const codes: Codes = {
  "deposit-reversed": { no: 9, most: "possible", settledBy: "refresh-transactions" },
};

/**
 * The deposit of this amount that was taken back: one that was pending and is in the later list neither as pending nor
 * as posted, or one that a new row of the same amount pays back.
 */
function takenBack(gap: Gap, evidence: Evidence, amount: number): TransactionFact | null {
  const { before: rows, after: rowsAfter } = evidence.rowsBeside(gap.bank);
  if (rows === null || rowsAfter === null) return null;
  const before = rowsIn(rows, gap.account, gap.unit);
  const after = rowsIn(rowsAfter, gap.account, gap.unit);
  const isDeposit = (row: TransactionFact): boolean => isSameMoney(row.amount, -amount, gap.unit);
  const known = new Set(before.map(({ transactionId }) => transactionId));
  const returned = after.some((row) => !known.has(row.transactionId) && isSameMoney(row.amount, amount, gap.unit));
  const gone = before.find((row) => row.pending && isDeposit(row) && fateInLaterList([row], gap, evidence) === "gone");
  return gone ?? (returned ? (before.find(isDeposit) ?? null) : null);
}

/**
 * A deposit that the copy counts was taken back. At most possible: a debit of the same amount as an earlier deposit, or
 * a pending deposit that returns under another ID, looks the same.
 */
export const depositReversed: GapCause = {
  about: "movement",
  place: 80,
  find: (gap, evidence) => {
    const { value } = gap.mainField;
    if (gap.account.type !== "depository" || value <= 0) return null;
    const rows = evidence.rowsBeside(gap.bank);
    const deposit = takenBack(gap, evidence, value);
    if (deposit === null) return null;
    const base = gapBase(gap, evidence);
    const readings = [rows.before?.reading.id, rows.after?.reading.id].filter((id) => id !== undefined);
    return {
      ...base,
      code: "deposit-reversed",
      certainty: "possible",
      readings: [...base.readings, ...readings],
      params: { ...base.params, deposit: { kind: "money", value: -deposit.amount, currency: gap.unit.currency } },
      advice: "use-real-time-meanwhile",
      docUrl: docs.transactionsData,
    };
  },
};
