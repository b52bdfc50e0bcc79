import type { BalanceCopy } from "../cache/cachedBalance.ts";
import type { CopyHistory } from "../cache/copyHistory.ts";
import { postedIn } from "../cache/feedRow.ts";
import type { Item } from "../world/item.ts";

/**
 * A copy of an Item as it was at a moment: its login, its balance copies, and its transactions as Plaid had them.
 * Calls on it do not affect the Item; the bank's ledger can be read for any moment anyway. Products, webhook and
 * update times are the present ones. Null for a moment before the link, and when no balance copy from then is kept.
 * @param at ms since the epoch, not after now
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
      // Oldest first, so the last write wins.
      copies.set(write.copy, copy.set(accountId, write.written));
    }
  }
  return copies.size === 0 ? null : copies;
}
