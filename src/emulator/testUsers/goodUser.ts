import { type ItemSeed, testUserFields } from "../scenarios/itemSeed.ts";
import { checkFields } from "../wire/checkFields.ts";
import { recordedActivity } from "./recordedActivity.ts";
import type { TestLogin } from "./testLogin.ts";
import goodUserFile from "./user_good.json" with { type: "json" };

let checked: Pick<ItemSeed, "accounts" | "securities"> | undefined;

/**
 * `user_good`: the fourteen accounts of Plaid's Sandbox, with its balances at the moment of linking and its transactions
 * as far back as was asked for. Unlike there, the transactions account for the balances, and life goes on afterwards.
 */
export function goodUser({
  institution,
  daysRequested,
}: Pick<TestLogin, "institution" | "daysRequested">): Pick<ItemSeed, "accounts" | "securities"> {
  checked ??= checkFields(goodUserFile, testUserFields);
  return {
    accounts: checked.accounts.map((account) => ({
      ...account,
      iso_currency_code: institution.currency,
      ...recordedActivity(account.key, daysRequested),
    })),
    securities: checked.securities,
  };
}
