import { amountOnHold } from "../../evidence/amountOnHold.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import { type AddingUp, rowsAddingUpTo } from "../../evidence/rowsAddingUpTo.ts";
import { isSameMoney, subtractMoney, sumMoney } from "../../money/money.ts";
import type { TransactionFact } from "../../reading/reading.ts";
import { type Codes, docs, type GapCause } from "../cause.ts";
import { countOf } from "../params.ts";
import { pendingIn, rowsIn } from "../rowsOfAccount.ts";
import { staleAdvice } from "./gapAdvice.ts";
import { gapBase } from "./gapBase.ts";

export const codes: Codes = {
  "adjusted-by-plaid": { no: 34, most: "likely", settledBy: "refresh-transactions" },
};

/** Rows this recent may have been pending when the balance was read. Plaid: pending lasts one to five business days. */
const recentDays = 7;

/** Below this chance of a coincidence, odds of twenty to one, rows that add up are evidence. */
const strongChance = 1 / 20;

/** Above this chance of a coincidence, rows that add up say nothing. */
const mostChance = 0.25;

interface Missed {
  readonly amount: number;
  readonly isPending: boolean;
}

/**
 * Rows that make the cached `available` too high by this amount if they were left out or counted twice; null where none
 * do.
 */
function misses(gap: Gap, evidence: Evidence, amount: number): AddingUp<Missed> | null {
  const { before: rows } = evidence.rowsBeside(gap.bank);
  if (rows === null) return null;
  const answeredAt = evidence.times.spanOf(rows.reading)?.to ?? null;
  const notCounted = pendingIn(rows, gap.account, gap.unit).map((row) => ({ amount: row.amount, isPending: true }));
  const isRecent = (row: TransactionFact): boolean =>
    answeredAt !== null && Date.parse(row.date) >= answeredAt - recentDays * 86_400_000;
  const countedTwice = rowsIn(rows, gap.account, gap.unit)
    .filter((row) => !row.pending && row.pendingTransactionId !== null && isRecent(row))
    .map((row) => ({ amount: -row.amount, isPending: false }));
  return (
    rowsAddingUpTo(notCounted, amount, gap.unit) ?? rowsAddingUpTo([...notCounted, ...countedTwice], amount, gap.unit)
  );
}

/**
 * Rows that add up to the difference, where the cached answer contradicts itself by the same rows. A consistent answer
 * speaks against an adjustment, whatever adds up.
 */
function fitOf(gap: Gap, evidence: Evidence): AddingUp<Missed> | null {
  const { type } = gap.account;
  const available = gap.fields.find(({ field }) => field === "available");
  if ((type !== "depository" && type !== "credit") || available === undefined) return null;
  if (gap.split.posted !== 0 || gap.split.limit) return null;
  const found = misses(gap, evidence, available.value);
  if (found === null || found.chance > mostChance) return null;
  const held = amountOnHold(type, gap.cachedAccount.balances);
  const pending = sumMoney(
    pendingIn(evidence.rowsBeside(gap.bank).before, gap.account, gap.unit).map(({ amount }) => amount),
  );
  const isSelfEvident = held !== null && isSameMoney(subtractMoney(pending, held), available.value, gap.unit);
  return isSelfEvident ? found : null;
}

/** True where the rows fit so well that any other explanation needs a coincidence. */
export function isStrongFit(gap: Gap, evidence: Evidence): boolean {
  const found = fitOf(gap, evidence);
  return found !== null && found.chance <= strongChance;
}

/**
 * The cached `available` was the bank's at no time. Plaid may adjust a balance for transactions it received since the
 * last refresh, or may have copied balance and rows at different times; the rows it lists add up to the whole
 * difference. Source: `AccountBalance`, https://plaid.com/docs/api/accounts/
 * Counter-world: rows that add up by chance. Likely only at odds of twenty to one.
 */
export const adjustedByPlaid: GapCause = {
  about: "movement",
  place: 60,
  find: (gap, evidence) => {
    const found = fitOf(gap, evidence);
    const { before: rows } = evidence.rowsBeside(gap.bank);
    if (found === null || rows === null) return null;
    const base = gapBase(gap, evidence);
    return {
      ...base,
      code: "adjusted-by-plaid",
      variant: found.rows.every((row) => row.isPending) ? "not-counted" : "counted-twice",
      certainty: isStrongFit(gap, evidence) && gap.order === "before" ? "likely" : "possible",
      readings: [...base.readings, rows.reading.id],
      params: { ...base.params, count: countOf(found.rows.length) },
      residue: { value: 0, currency: gap.unit.currency },
      advice: staleAdvice(gap, evidence),
      docUrl: docs.accounts,
    };
  },
};
