import { institutionOf } from "../institutions.ts";
import { nullable, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { largestBody } from "../wire/readBody.ts";
import { endpoint } from "./endpoint.ts";
import { linkedItem, makeProcessorToken } from "./processorTokens.ts";

/**
 * A new Item, and a token of its first account: https://plaid.com/docs/api/sandbox/#sandboxprocessor_tokencreate. Plaid
 * does not say which products it has: here Auth, where the bank has it; others are added by their first call.
 */
export const sandboxProcessorTokenCreate = endpoint({
  path: "/sandbox/processor_token/create",
  fields: {
    institution_id: required(text()),
    options: record({
      override_username: nullable(text({ min: 0 })),
      override_password: nullable(text({ min: 0, max: largestBody })),
    }),
  },
  run(call) {
    const { institution_id, options } = call.input;
    const product = institutionOf(institution_id)?.products.includes("auth") === false ? "transactions" : "auth";
    const item = linkedItem(call, { institution_id, initial_products: [product], options });
    const account = item.accounts.find(({ type }) => type === "depository") ?? item.accounts[0];
    if (account === undefined) throw new PlaidFailure("NO_ACCOUNTS");
    return { processor_token: makeProcessorToken(call, item, account.accountId) };
  },
});
