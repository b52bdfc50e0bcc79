import type { BankAccount } from "../bank/account.ts";
import type { Item } from "../world/item.ts";

/** The account of this id, which comes from the Item's own data: not to find it is a defect. */
export function accountIn(item: Item, accountId: string): BankAccount {
  const account = item.accounts.find((each) => each.accountId === accountId);
  if (account === undefined) throw new Error(`the Item has no account ${accountId}`);
  return account;
}
