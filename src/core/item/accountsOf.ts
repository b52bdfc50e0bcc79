import type { Comparison } from "../comparison/comparison.ts";
import type { AccountReading } from "../reading/balances.ts";
import { inCanonicalOrder } from "../reading/readingOrder.ts";

/** One account of an Item with the best name that any response gives it. */
export type KnownAccount = Omit<AccountReading, "balances">;

/**
 * Every account that any reading shows, in an order that no race between calls can change. The first answer that gives
 * a name, mask, type or subtype wins, so that an account known from numbers alone is named once another knows it.
 */
export function accountsOf(comparison: Pick<Comparison, "readings">): readonly KnownAccount[] {
  const known = new Map<string, KnownAccount>();
  for (const reading of inCanonicalOrder(comparison.readings)) {
    for (const shown of reading.accounts) {
      const before = known.get(shown.accountId);
      // Most responses add nothing new about an account: thousands of copies are avoided.
      if (before !== undefined && Object.keys(shown).every((key) => key === "balances" || key in before)) continue;
      const { balances: _, ...account } = shown;
      known.set(shown.accountId, before === undefined ? account : { ...account, ...before });
    }
  }
  return [...known.values()];
}
