import type { KnownAccount } from "../item/accountsOf.ts";

/** US dollars: what an evaluation asks about when nobody said. */
export const defaultEvaluateAmount = 100;

/** The account and amount to evaluate when nobody chose: the first checking account; null when there is none. */
export function defaultEvaluate(accounts: readonly KnownAccount[]): { accountId: string; amount: number } | null {
  const checking = accounts.find((account) => account.type === "depository" && account.subtype === "checking");
  return checking === undefined ? null : { accountId: checking.accountId, amount: defaultEvaluateAmount };
}
