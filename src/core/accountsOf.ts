import type { AccountReading } from "./balances.ts";
import type { Comparison } from "./comparison.ts";
import { inCanonicalOrder } from "./readingOrder.ts";

/** One account of an Item under the best name any answer gave it. */
export type KnownAccount = Omit<AccountReading, "balances">;

/**
 * Every account that any reading shows, in an order that no race between calls can change. The first answer that gives
 * a name, mask, type or subtype wins, so that an account known from numbers alone is named once another knows it.
 */
export function accountsOf(comparison: Pick<Comparison, "readings">): readonly KnownAccount[] {
  const known = new Map<string, KnownAccount>();
  for (const reading of inCanonicalOrder(comparison.readings)) {
    for (const { balances: _, ...account } of reading.accounts) {
      const before = known.get(account.accountId);
      known.set(account.accountId, before === undefined ? account : { ...account, ...before });
    }
  }
  return [...known.values()];
}
