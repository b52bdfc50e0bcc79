import type { ItemSeed, Scenario } from "../scenarios/itemSeed.ts";
import { isErrorCode } from "../wire/errorFacts.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { customUser } from "./customUser.ts";
import { dynamicUserAccounts } from "./dynamicUser.ts";
import { goodUser } from "./goodUser.ts";
import { limitedPurposeAccounts } from "./limitedPurposeUser.ts";
import type { TestLogin } from "./testLogin.ts";

/** Sandbox Items require a login by themselves after this time. */
const sandboxLoginLasts = "30d";

/**
 * What a test user's login finds at the bank (https://plaid.com/docs/sandbox/test-credentials/). Any other name finds
 * what `user_good` finds.
 * @throws PlaidFailure as the password `error_<CODE>` asks, or when a custom user cannot be used
 */
export function seedForUser(login: TestLogin): ItemSeed {
  const code = /^error_([A-Z_]+)$/.exec(login.password)?.[1];
  if (code !== undefined && isErrorCode(code)) throw new PlaidFailure(code);
  if (login.scenario !== undefined) return scenarioSeed(login.scenario, login);
  return {
    institution_id: login.institution.id,
    products: login.products,
    linked: "0",
    username: login.username,
    webhook: login.webhook,
    days_requested: login.daysRequested,
    login_lasts: sandboxLoginLasts,
    switches: { as_recorded: true },
    ...accountsFor(login),
  };
}

/** A new Item that has lived as the scenario says, with the products asked for besides. */
function scenarioSeed(
  { name, summary, lesson, access_token, rulesets, ...seed }: Scenario,
  login: TestLogin,
): ItemSeed {
  const products = [...new Set([...seed.products, ...login.products])];
  return { ...seed, products, username: name, webhook: login.webhook };
}

function accountsFor(login: TestLogin): Pick<ItemSeed, "accounts" | "securities"> {
  switch (login.username) {
    case "user_custom":
      return customUser(login);
    case "user_transactions_dynamic":
      return { accounts: dynamicUserAccounts(login.institution.currency) };
    case "user_limited_purpose_checking":
      return { accounts: limitedPurposeAccounts };
    default:
      return goodUser(login);
  }
}
