import type { BankAccount } from "../bank/account.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import type { Call } from "./endpoint.ts";
import { accountsOf, itemForCached, useProduct } from "./itemAccess.ts";

/**
 * The investment accounts a call is about, those its answer shows, and the moment their copied data is of.
 * @throws PlaidFailure `NO_INVESTMENT_ACCOUNTS` when there are none
 */
export function investmentAccounts(
  { world, now }: Call<unknown>,
  request: { accessToken: string; accountIds: readonly string[] | undefined; product: string },
): { item: Item; accounts: readonly BankAccount[]; shown: readonly BankAccount[]; asOf: number } {
  const item = itemForCached(world, request.accessToken);
  const asked = accountsOf(item, request.accountIds);
  useProduct(world, item, request.product, now);
  const accounts = asked.filter((account) => account.type === "investment");
  // Sandbox's answers are recorded with every account that was asked for, also where none of them is of investments.
  const shown = item.switches.asRecorded ? asked : accounts;
  const isAnyOfItem = item.accounts.some((account) => account.type === "investment");
  if (shown.length === 0 || !isAnyOfItem) throw new PlaidFailure("NO_INVESTMENT_ACCOUNTS");
  return { item, accounts, shown, asOf: item.productAsOf.get("investments") ?? now };
}
