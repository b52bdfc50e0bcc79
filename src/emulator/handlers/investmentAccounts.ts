import type { BankAccount } from "../bank/account.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import type { Call } from "./endpoint.ts";
import { accountsOf, itemForCached, useProduct } from "./itemAccess.ts";

/**
 * The investment accounts a call is about, and the moment their copied data is of.
 * @throws PlaidFailure `NO_INVESTMENT_ACCOUNTS` when there are none
 */
export function investmentAccounts(
  { world, now }: Call<unknown>,
  request: { accessToken: string; accountIds: readonly string[] | undefined; product: string },
): { item: Item; accounts: readonly BankAccount[]; asOf: number } {
  const item = itemForCached(world, request.accessToken);
  const asked = accountsOf(item, request.accountIds);
  useProduct(world, item, request.product, now);
  const accounts = asked.filter((account) => account.type === "investment");
  if (accounts.length === 0) throw new PlaidFailure("NO_INVESTMENT_ACCOUNTS");
  return { item, accounts, asOf: item.productAsOf.get("investments") ?? now };
}
