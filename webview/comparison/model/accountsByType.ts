import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { accountsOf, type KnownAccount } from "../../../src/core/item/accountsOf.ts";

const typeOrder = ["depository", "credit", "loan", "investment"];

/** Every account in any response, by Plaid's type: cash first, then debts, then investments. */
export function accountsByType(comparison: Comparison): readonly KnownAccount[] {
  return accountsOf(comparison).toSorted((left, right) => rank(left) - rank(right));
}

function rank({ type }: KnownAccount): number {
  const place = typeOrder.indexOf(type ?? "");
  return place === -1 ? typeOrder.length : place;
}
