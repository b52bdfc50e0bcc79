import type { InstitutionFacts } from "../institutions.ts";
import { type ItemSeed, testUserFields } from "../scenarios/itemSeed.ts";
import { checkFields } from "../wire/checkFields.ts";
import goodUserFile from "./user_good.json" with { type: "json" };

const { accounts, securities } = checkFields(goodUserFile, testUserFields);

/**
 * `user_good`: the twelve accounts of Plaid's Sandbox, with its balances at the moment of linking. Unlike there, the
 * transactions account for the balances, and life goes on afterwards.
 */
export function goodUser(institution: InstitutionFacts): Pick<ItemSeed, "accounts" | "securities"> {
  return {
    accounts: accounts.map((account) => ({ ...account, iso_currency_code: institution.currency })),
    securities,
  };
}
