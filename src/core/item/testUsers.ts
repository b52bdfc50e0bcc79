import type { Environment } from "./environment.ts";

/** The user whose password is a JSON document that defines the accounts. */
export const customUserName = "user_custom";

export interface TestUser {
  readonly username: string;
  /** The password that this user needs; absent when Plaid accepts any. */
  readonly password?: string;
  /** The local sandbox has accounts for this user; for others it uses those of `user_good`. */
  readonly isLocal: boolean;
}

/** Source: https://plaid.com/docs/sandbox/test-credentials/ */
const testUsers = [
  { username: "user_good", isLocal: true },
  { username: "user_transactions_dynamic", isLocal: true },
  { username: "user_limited_purpose_checking", isLocal: true },
  { username: "user_small_business", isLocal: false },
  { username: "user_yuppie", isLocal: false },
  { username: "user_ewa_user", isLocal: false },
  { username: "user_bank_income", password: "{}", isLocal: false },
  { username: "user_credit_profile_poor", isLocal: false },
  { username: "user_credit_profile_good", isLocal: false },
  { username: "user_credit_profile_excellent", isLocal: false },
  { username: "user_credit_bonus", isLocal: false },
  { username: "user_credit_joint_account", isLocal: false },
] as const satisfies readonly TestUser[];

export type TestUserName = (typeof testUsers)[number]["username"];

/** The test users to offer in an environment. */
export function testUsersIn(environment: Environment): readonly (TestUser & { readonly username: TestUserName })[] {
  return testUsers.filter(({ isLocal }) => environment === "sandbox" || isLocal);
}

/**
 * Codes that work as `user_good`'s password `error_<CODE>`, the most common first: creating the Item fails with that
 * error.
 */
export const creationErrors = [
  "INVALID_CREDENTIALS",
  "INVALID_MFA",
  "ITEM_LOCKED",
  "ITEM_NOT_SUPPORTED",
  "USER_SETUP_REQUIRED",
  "MFA_NOT_SUPPORTED",
  "NO_ACCOUNTS",
  "ACCESS_NOT_GRANTED",
  "INSTITUTION_DOWN",
  "INSTITUTION_NOT_RESPONDING",
  "INSTITUTION_NO_LONGER_SUPPORTED",
  "INSTITUTION_REGISTRATION_REQUIRED",
  "INSUFFICIENT_CREDENTIALS",
  "INTERNAL_SERVER_ERROR",
  "UNAUTHORIZED_INSTITUTION",
  "USER_INPUT_TIMEOUT",
] as const;
