import { accountsOf, type KnownAccount } from "../../../src/core/accountsOf.ts";
import type { Comparison } from "../../../src/core/comparison.ts";

export interface AccountGroup {
  /** Plaid's account type, or `other` where no answer gives one. */
  readonly type: string;
  readonly accounts: readonly KnownAccount[];
}

const typeOrder = ["depository", "credit", "loan", "investment"];

/** Every account any answer holds, grouped by Plaid's type: money at hand first, then money owed, then money held. */
export function accountGroupsOf(comparison: Comparison): readonly AccountGroup[] {
  const accounts = accountsOf(comparison);
  const types = [...new Set(accounts.map(typeOf))].sort((left, right) => rank(left) - rank(right));
  return types.map((type) => ({ type, accounts: accounts.filter((account) => typeOf(account) === type) }));
}

function typeOf(account: KnownAccount): string {
  return account.type ?? "other";
}

function rank(type: string): number {
  const place = typeOrder.indexOf(type);
  return place === -1 ? typeOrder.length : place;
}
