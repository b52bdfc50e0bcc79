import { required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";
import { accountOf, itemForCached } from "./itemAccess.ts";
import { makeProcessorToken } from "./processorTokens.ts";

/** A token of one account, for one of Plaid's partners: https://plaid.com/docs/api/processors/ */
export const processorTokenCreate = endpoint({
  path: "/processor/token/create",
  // Plaid's partners become more: any name is taken.
  fields: { access_token: required(text()), account_id: required(text()), processor: required(text()) },
  run(call) {
    const item = itemForCached(call.world, call.input.access_token);
    const { accountId } = accountOf(item, call.input.account_id, "account_id");
    return { processor_token: makeProcessorToken(call, item, accountId) };
  },
});
