import type { AccountReading } from "./balances.ts";
import type { Comparison } from "./comparison.ts";

/** One account of an Item under the best name any answer gave it. It carries no balances worth reading. */
export type KnownAccount = AccountReading;

/**
 * Every account that any reading shows, in the order first seen; the first answer that gives a name, mask, type or
 * subtype wins, so that an account known from numbers alone is named once another answer knows it.
 */
export function accountsOf(comparison: Pick<Comparison, "readings">): readonly KnownAccount[] {
  const known = new Map<string, KnownAccount>();
  for (const account of comparison.readings.flatMap((reading) => reading.accounts)) {
    const before = known.get(account.accountId);
    known.set(account.accountId, before === undefined ? account : { ...account, ...before });
  }
  return [...known.values()];
}
