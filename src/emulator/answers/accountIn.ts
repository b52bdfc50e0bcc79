import type { BankAccount } from "../bank/account.ts";
import type { Item } from "../world/item.ts";

/** The account of this id, which the Item's own data names: not finding it is a defect of ours. */
export function accountIn(item: Item, accountId: string): BankAccount {
  const account = item.accounts.find((each) => each.accountId === accountId);
  if (account === undefined) throw new Error(`the Item has no account ${accountId}`);
  return account;
}
