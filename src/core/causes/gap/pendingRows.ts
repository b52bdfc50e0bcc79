import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import { type AddingUp, rowsAddingUpTo } from "../../evidence/rowsAddingUpTo.ts";
import type { Certainty, DraftFinding } from "../../findings/finding.ts";
import type { FindingCode } from "../../findings/findingCode.ts";
import type { TransactionFact } from "../../reading/reading.ts";
import { docs } from "../cause.ts";
import { countOf } from "../params.ts";
import { listsAll, pendingIn } from "../rowsOfAccount.ts";
import { gapBase } from "./gapBase.ts";

/** Above this chance of a coincidence, rows that add up say nothing. */
const mostChance = 0.25;

/** The pending rows of the cached list that add up to this amount; null where none do, or where chance explains it as well. */
export function pendingAddingUp(gap: Gap, evidence: Evidence, amount: number): AddingUp<TransactionFact> | null {
  const found = rowsAddingUpTo(
    pendingIn(evidence.rowsBeside(gap.bank).before, gap.account, gap.unit),
    amount,
    gap.unit,
  );
  return found === null || found.chance > mostChance ? null : found;
}

/** What became of the pending rows, by the later list. */
export function fateInLaterList(
  rows: readonly TransactionFact[],
  gap: Gap,
  evidence: Evidence,
): "posted" | "gone" | "unknown" {
  const { after: rowsAfter } = evidence.rowsBeside(gap.bank);
  if (rowsAfter === null) return "unknown";
  const after = rowsAfter.all.get(gap.account.accountId) ?? [];
  const isPosted = (row: TransactionFact): boolean =>
    after.some((other) => !other.pending && other.pendingTransactionId === row.transactionId);
  if (rows.every(isPosted)) return "posted";
  const isThere = (row: TransactionFact): boolean =>
    after.some(({ transactionId }) => transactionId === row.transactionId);
  const isGone = (row: TransactionFact): boolean =>
    !isThere(row) && !isPosted(row) && listsAll(rowsAfter, gap.account, evidence, row.date);
  return rows.every(isGone) ? "gone" : "unknown";
}

interface Explained {
  readonly code: FindingCode;
  readonly amount: number;
  readonly found: AddingUp<TransactionFact>;
  readonly certainty: Certainty;
}

/** A cause of a gap that pending rows explain, to the cent. */
export function explainedByPendingRows(
  gap: Gap,
  evidence: Evidence,
  { code, amount, found, certainty }: Explained,
): DraftFinding {
  const base = gapBase(gap, evidence);
  const rowsReading = evidence.rowsBeside(gap.bank).before?.reading.id;
  return {
    ...base,
    code,
    certainty,
    readings: [...base.readings, ...(rowsReading === undefined ? [] : [rowsReading])],
    params: {
      ...base.params,
      pending: { kind: "money", value: amount, currency: gap.unit.currency },
      count: countOf(found.rows.length),
    },
    residue: { value: 0, currency: gap.unit.currency },
    advice: gap.account.type === "credit" ? "available-is-left-of-limit" : "expected-use-available",
    docUrl: docs.transactionsData,
  };
}
