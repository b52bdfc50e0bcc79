import type { BalanceCopy } from "../cache/cachedBalance.ts";
import type { CopyHistory } from "../cache/copyHistory.ts";
import { postedIn } from "../cache/transactionFeed.ts";
import type { Item } from "../world/item.ts";

/**
 * An Item as it was at a moment of its life: its login, its copies and its transactions as Plaid had them. It is made
 * anew, so what a call changes in it changes nothing else; the bank's ledger answers for any moment anyway. Products, the
 * webhook and the stamps of updates are those of now. Null for a moment before its link, and for one of which no copy is
 * kept any more. @param at ms since the epoch, not later than now
 */
export function itemAt(item: Item, history: CopyHistory, at: number): Item | null {
  const copies = copiesAt(item, history, at);
  if (copies === null) return null;
  const span = item.loginSpans.find(({ from, until }) => from <= at && (until === null || at < until));
  const rows = item.feed.rowsAt(at);
  return {
    ...item,
    login: span === undefined ? null : { code: span.code, since: span.from },
    loginSpans: [...item.loginSpans],
    refreshPlans: [...item.refreshPlans],
    copies,
    productAsOf: new Map([...item.productAsOf].filter(([, asOf]) => asOf <= at)),
    feed: {
      ...item.feed,
      rowsNow: () => rows,
      postedSince: (accountId, since) => postedIn(rows, { accountId, since }),
    },
    status: { transactions: { ...item.status.transactions }, investments: { ...item.status.investments } },
  };
}

function copiesAt(item: Item, history: CopyHistory, at: number): Map<string, BalanceCopy> | null {
  const copies = new Map<string, BalanceCopy>();
  for (const { accountId } of item.accounts) {
    if (at < (history.completeSince(accountId) ?? at)) return null;
    for (const write of history.writesOf(accountId)) {
      if (write.at > at) continue;
      const copy: BalanceCopy = copies.get(write.copy) ?? new Map();
      // Oldest first: the last one counts.
      copies.set(write.copy, copy.set(accountId, write.written));
    }
  }
  return copies.size === 0 ? null : copies;
}
