import { investmentAccountBody, movementBody, securitiesOf } from "../answers/investmentBodies.ts";
import { itemBody } from "../answers/itemBody.ts";
import { movementBefore, movementsBefore } from "../bank/movementsBefore.ts";
import { day } from "../time/time.ts";
import { flag, list, number, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import { endpoint } from "./endpoint.ts";
import { investmentAccounts } from "./investmentAccounts.ts";
import { itemForCached } from "./itemAccess.ts";

/**
 * Newest first: https://plaid.com/docs/api/products/investments/#investmentstransactionsget. Right after linking the first
 * call waits for the history, unless it asks not to and is told that the product is not ready.
 */
export const investmentsTransactionsGet = endpoint({
  path: "/investments/transactions/get",
  fields: {
    access_token: required(text()),
    start_date: required(text({ form: "date" })),
    end_date: required(text({ form: "date" })),
    options: record({
      account_ids: list(text()),
      count: number({ min: 1, max: 500, whole: true }),
      offset: number({ min: 0, whole: true }),
      async_update: flag(),
    }),
  },
  waitsFor: ({ input, world, now }) =>
    historyIsComing(itemForCached(world, input.access_token), now) ? "bank" : "cached",
  run(call) {
    const { input, now } = call;
    const { options = {}, start_date: from, end_date: to } = input;
    if (from > to) throw new PlaidFailure("INVALID_FIELD", "start_date must not be after end_date");
    const { item, accounts, shown, asOf } = investmentAccounts(call, {
      accessToken: input.access_token,
      accountIds: options.account_ids,
      product: "investments",
    });
    if (options.async_update === true && historyIsComing(item, now)) throw new PlaidFailure("PRODUCT_NOT_READY");
    const [earliest, end] = [Date.parse(from), Date.parse(to) + day];
    const movements = accounts
      .flatMap((account) => [
        ...account.movements.map((movement) => ({ account, at: movement.at, of: () => movement })),
        ...movementsBefore(account, item.createdAt).map((past) => ({
          ...{ account, at: past.at, of: () => movementBefore(account, past) },
        })),
      ])
      .filter(({ at }) => at <= asOf && at >= earliest && at < end)
      .sort((one, other) => other.at - one.at);
    const offset = options.offset ?? 0;
    return {
      accounts: shown.map((account) => investmentAccountBody(item, account)),
      investment_transactions: movements
        .slice(offset, offset + (options.count ?? 100))
        .map(({ account, of }) => movementBody(item, account, of())),
      is_investments_fallback_item: false,
      item: itemBody(item),
      securities: securitiesOf(item, accounts, asOf),
      total_investment_transactions: movements.length,
    };
  },
});

function historyIsComing(item: Item, now: number): boolean {
  return now < item.createdAt + item.pullsAfter.history;
}
