import type { Comparison } from "../comparison/comparison.ts";
import type { AccountReading } from "../reading/balances.ts";
import { inCanonicalOrder } from "../reading/readingOrder.ts";

/** An account of an Item, with the best name any response gives it. */
export type KnownAccount = Omit<AccountReading, "balances">;

/**
 * Every account in any reading, in an order that does not depend on which parallel call finishes first. The first
 * response with a name, mask, type or subtype decides it, so an account known only by its balances gets its name from
 * another response.
 */
export function accountsOf(comparison: Pick<Comparison, "readings">): readonly KnownAccount[] {
  const known = new Map<string, KnownAccount>();
  for (const reading of inCanonicalOrder(comparison.readings)) {
    for (const shown of reading.accounts) {
      const before = known.get(shown.accountId);
      // Most responses add nothing new about an account; this avoids thousands of copies.
      if (before !== undefined && Object.keys(shown).every((key) => key === "balances" || key in before)) continue;
      const { balances: _, ...account } = shown;
      known.set(shown.accountId, before === undefined ? account : { ...account, ...before });
    }
  }
  return [...known.values()];
}
