import { createTestWorld } from "./world.ts";

/** The token of the scenario below. */
export const access_token = "access-sandbox-00000000-0000-4000-8000-00000000beef";

/** A scenario file as a person would write it; what a test is about is put on top. */
export function scenarioWith(differences: object, account: object = {}) {
  return {
    name: "mine",
    summary: "Written by hand.",
    access_token,
    institution_id: "ins_109508",
    products: ["auth", "transactions"],
    linked: "-3d",
    refresh: [{ product: "transactions", every: "24h", last: "-2h" }],
    accounts: [
      {
        key: "checking",
        name: "Checking",
        mask: "0001",
        type: "depository",
        subtype: "checking",
        current: 100,
        activity: [{ at: "-1d", posts: "-1h", amount: 30, name: "Shoes" }],
        ...account,
      },
    ],
    ...differences,
  };
}

/** An emulator with that scenario alone. */
export function worldWith(differences: object, account: object = {}) {
  return createTestWorld({ scenarios: [scenarioWith(differences, account)] });
}
