import type { TransactionFact } from "../reading.ts";
import { rowsAddingUpTo } from "../rowsAddingUpTo.ts";
import { docs, type GapCause, moved } from "./cause.ts";
import { ageParam, gapParams, gapRefs } from "./params.ts";

/** Rows this recent may have been pending when the balance was taken. Plaid: pending lasts one to five business days. */
const recentDays = 7;

function isRecent(row: TransactionFact, answeredAt: string): boolean {
  return Date.parse(row.date) >= Date.parse(answeredAt) - recentDays * 86_400_000;
}

/**
 * No. 34: the cached `available` is not the bank's of any one moment. Plaid may adjust a balance for transactions it
 * received since the last refresh; it then leaves out pending ones it knows, or counts one twice that was pending
 * before it posted. Rows that Plaid already has show it, to the cent.
 * Source: `AccountBalance`, https://plaid.com/docs/api/accounts/
 */
export const adjustedByPlaid: GapCause = (gap, evidence) => {
  const part = moved(gap, "available");
  const spends = gap.account.type === "depository" || gap.account.type === "credit";
  if (!spends || part === undefined || moved(gap, "current") !== undefined) return null;
  if (evidence.rows === null) return null;
  const { reading, all } = evidence.rows;
  const answeredAt = reading.serverTime ?? reading.startedAt;
  const rows = all.get(gap.account.accountId) ?? [];
  const notCounted = rows.filter((row) => row.pending).map(({ amount }) => ({ amount, isPending: true }));
  const countedTwice = rows
    .filter((row) => !row.pending && row.pendingTransactionId !== null && isRecent(row, answeredAt))
    .map(({ amount }) => ({ amount: -amount, isPending: false }));
  const found =
    rowsAddingUpTo(notCounted, -part.value) ?? rowsAddingUpTo([...notCounted, ...countedTwice], -part.value);
  if (found === null) return null;
  return {
    code: "adjusted-by-plaid",
    variant: found.every((row) => row.isPending) ? "not-counted" : "counted-twice",
    certainty: "likely",
    severity: "warning",
    accountIds: [gap.account.accountId],
    readings: [gap.cached.id, gap.bank.id, reading.id],
    evidence: gapRefs(gap, part),
    params: {
      ...gapParams(gap, part),
      ...ageParam(gap, evidence),
      count: { kind: "count", value: found.length },
    },
    residue: { value: 0, currency: gap.currency },
    advice: "read-real-time",
    docUrl: docs.accounts,
  };
};
