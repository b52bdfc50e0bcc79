import { keys } from "./sandbox.ts";

/** Values that exist nowhere else: wherever one is found, a secret has been. */
export const canaries = {
  ...keys,
  password: "canarypassword9d1e",
  owner: "Canarina Ownerson",
  accountNumber: "777000777123",
  wrongToken: "access-sandbox-ca9a41e5-0bad-4bad-8bad-00000000cafe",
};

/** What a developer types for a test user of their own: its password, an owner, and a number. */
export const customUser = JSON.stringify({
  version: 2,
  seed: canaries.password,
  override_accounts: [
    {
      type: "depository",
      subtype: "checking",
      starting_balance: 110,
      numbers: { account: canaries.accountNumber, ach_routing: "011401533" },
      identity: {
        names: [canaries.owner],
        emails: [{ primary: true, type: "primary", data: "canary@example.com" }],
        phone_numbers: [{ primary: true, type: "mobile", data: "5550100" }],
        addresses: [
          {
            primary: true,
            data: { city: "Ashby", region: "OR", street: "1 Canary Lane", postal_code: "97000", country: "US" },
          },
        ],
      },
    },
  ],
});
