import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";

const dayMs = 86_400_000;

/**
 * True where Plaid updated its transactions at or after the real-time call and lists nothing new for the account: no
 * new row, and none gone. Then the bank's own list speaks against a change.
 */
export function nothingListed(gap: Gap, evidence: Evidence): boolean {
  const { before: rows, after: rowsAfter } = evidence.rowsBeside(gap.bank);
  const { accountId, type } = gap.account;
  if (rowsAfter === null || (type !== "depository" && type !== "credit")) return false;
  const span = evidence.times.spanOf(gap.bank);
  if (span === null || !wasUpdatedSince(span.from, evidence, gap)) return false;
  const after = rowsAfter.all.get(accountId) ?? [];
  const before = rows?.all.get(accountId);
  // Many banks list no pending rows, so a hold alone leaves no trace there.
  const isOnlyHeld = gap.split.posted === 0;
  if (isOnlyHeld && !after.some((row) => row.pending)) return false;
  if (before !== undefined) {
    const known = new Set(before.map((row) => row.transactionId));
    const isSame = after.length === known.size && after.every((row) => known.has(row.transactionId));
    if (!isSame) return false;
    return before.every(
      (row) => after.find((other) => other.transactionId === row.transactionId)?.amount === row.amount,
    );
  }
  const from = gap.window.from;
  // A row has a day and no time, and the bank's day may begin before ours.
  return from !== null && !after.some((row) => Date.parse(row.date) >= Date.parse(from) - 2 * dayMs);
}

/** True where an update stamp that was read after the call is from then or later. */
function wasUpdatedSince(from: number, { items, times }: Evidence, gap: Gap): boolean {
  return items.some((answer) => {
    const at = Date.parse(answer.item.transactions?.lastSuccessfulUpdate ?? "");
    return times.orderOf(gap.bank, answer) === "before" && at >= from;
  });
}
