import type { AccountSeed } from "../scenarios/itemSeed.ts";

/** `user_limited_purpose_checking`: an account for rent alone, whose bank returns no balance at all. */
export const limitedPurposeAccounts: readonly AccountSeed[] = [
  {
    key: "limited-checking",
    name: "Plaid Limited Purpose Checking",
    official_name: "Plaid Limited Purpose Rent Checking",
    mask: "4747",
    type: "depository",
    subtype: "checking",
    current: 0,
    untold: ["available", "current"],
  },
];
