import type { RowsBeside } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import { isSameMoney, subtractMoney, sumMoney } from "../../money/money.ts";
import type { TransactionFact } from "../../reading/reading.ts";
import { type Codes, docs, type GapCause } from "../cause.ts";
import { countOf } from "../params.ts";
import { pendingIn, rowsIn } from "../rowsOfAccount.ts";
import { gapBase } from "./gapBase.ts";
import { movementCertainty } from "./movementCertainty.ts";

export const codes: Codes = {
  "pending-settled-otherwise": { no: 9, most: "likely", settledBy: "refresh-transactions" },
};

interface Settled {
  readonly pending: TransactionFact;
  readonly posted: TransactionFact;
}

/** Pending rows that a later list has as posted, for another amount: a fuel pump's hold, a tip. */
function settledIn({ account, unit }: Gap, rows: RowsBeside): readonly Settled[] {
  const after = rowsIn(rows.after, account, unit);
  return pendingIn(rows.before, account, unit).flatMap((pending): Settled[] => {
    const posted = after.find((row) => !row.pending && row.pendingTransactionId === pending.transactionId);
    return posted === undefined || isSameMoney(posted.amount, pending.amount, unit) ? [] : [{ pending, posted }];
  });
}

/**
 * A hold settled for another amount than was held. `current` changes by what posted, `available` by the difference to
 * the hold. The later list names the row itself, by `pending_transaction_id`, and both numbers must fit exactly.
 * Counter-world: another movement of the same amounts. Source: https://plaid.com/docs/transactions/transactions-data/
 */
export const pendingSettledOtherwise: GapCause = {
  about: "movement",
  place: 30,
  find: (gap, evidence) => {
    const { type } = gap.account;
    if ((type !== "depository" && type !== "credit") || gap.split.limit) return null;
    const rows = evidence.rowsBeside(gap.bank);
    const settled = settledIn(gap, rows);
    if (settled.length === 0) return null;
    const posted = sumMoney(settled.map((each) => each.posted.amount));
    const pending = sumMoney(settled.map((each) => each.pending.amount));
    const [owed, available] = [gap.split.posted, numberOf(gap, "available")];
    if (owed === null || available === null) return null;
    const isOf = (value: number, expected: number): boolean => isSameMoney(value, expected, gap.unit);
    if (!isOf(owed, type === "credit" ? -posted : posted) || !isOf(available, subtractMoney(posted, pending)))
      return null;
    const base = gapBase(gap, evidence);
    const readings = [rows.before?.reading.id, rows.after?.reading.id].filter((id) => id !== undefined);
    const { currency } = gap.unit;
    return {
      ...base,
      code: "pending-settled-otherwise",
      certainty: movementCertainty(gap, evidence),
      readings: [...base.readings, ...readings],
      params: {
        ...base.params,
        pending: { kind: "money", value: pending, currency },
        settled: { kind: "money", value: posted, currency },
        count: countOf(settled.length),
      },
      residue: { value: 0, currency },
      advice: type === "credit" ? "available-is-left-of-limit" : "expected-use-available",
      docUrl: docs.transactionsData,
    };
  },
};

/** The cached number minus the bank's; null where either is missing. */
function numberOf({ cachedAccount, bankAccount }: Gap, field: "available"): number | null {
  const [cached, bank] = [cachedAccount.balances[field], bankAccount.balances[field]];
  return typeof cached === "number" && typeof bank === "number" ? subtractMoney(cached, bank) : null;
}
