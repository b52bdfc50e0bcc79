import { holdingBodies, investmentAccountBody, securitiesOf } from "../answers/investmentBodies.ts";
import { itemBody } from "../answers/itemBody.ts";
import { ownersOf } from "../answers/ownersOf.ts";
import { list, record, required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";
import { investmentAccounts } from "./investmentAccounts.ts";

/** What a transfer of holdings needs: https://plaid.com/docs/api/products/investments-move/#investmentsauthget */
export const investmentsAuthGet = endpoint({
  path: "/investments/auth/get",
  fields: { access_token: required(text()), options: record({ account_ids: list(text()) }) },
  run(call) {
    const { item, accounts, asOf } = investmentAccounts(call, {
      accessToken: call.input.access_token,
      accountIds: call.input.options?.account_ids,
      product: "investments_auth",
    });
    const retirement = accounts.filter((account) => account.subtype === "401k");
    const others = accounts.filter((account) => account.subtype !== "401k");
    return {
      accounts: accounts.map((account) => investmentAccountBody(item, account)),
      data_sources: { holdings: "INSTITUTION", numbers: "INSTITUTION", owners: "INSTITUTION" },
      holdings: accounts.flatMap((account) => holdingBodies(item, account, asOf)),
      item: itemBody(item),
      numbers: {
        acats: others.map((account) => ({
          account: `TR${account.mask ?? "0000"}`,
          account_id: account.accountId,
          dtc_numbers: ["1111", "2222"],
        })),
        retirement_401k: retirement.map((account) => ({
          account: `111222333${account.mask ?? "0000"}`,
          account_id: account.accountId,
          plan: `TR${account.mask ?? "0000"}`,
        })),
      },
      owners: accounts.map((account) => ({
        account_id: account.accountId,
        names: ownersOf(account).flatMap((owner) => owner.names),
      })),
      securities: securitiesOf(item, accounts, asOf),
    };
  },
});
