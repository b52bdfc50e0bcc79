import type { InstitutionFacts } from "../institutions.ts";
import type { ItemSeed } from "../scenarios/itemSeed.ts";
import { isErrorCode } from "../wire/errorFacts.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { goodUser } from "./goodUser.ts";

export interface TestLogin {
  readonly institution: InstitutionFacts;
  readonly products: readonly string[];
  readonly username: string;
  readonly password: string;
  readonly webhook: string | null;
  readonly daysRequested: number;
}

/** Sandbox Items ask for a login by themselves after this long. */
const sandboxLoginLasts = "30d";

/**
 * What a test user's login finds at the bank (https://plaid.com/docs/sandbox/test-credentials/).
 * @throws PlaidFailure as the password `error_<CODE>` asks
 */
export function seedForUser(login: TestLogin): ItemSeed {
  const code = /^error_([A-Z_]+)$/.exec(login.password)?.[1];
  if (code !== undefined && isErrorCode(code)) throw new PlaidFailure(code);
  return {
    institution_id: login.institution.id,
    products: login.products,
    linked: "0",
    username: login.username,
    webhook: login.webhook,
    days_requested: login.daysRequested,
    login_lasts: sandboxLoginLasts,
    ...goodUser(login.institution),
  };
}
