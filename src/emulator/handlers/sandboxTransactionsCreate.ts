import { longId } from "../ids.ts";
import { categoryOf } from "../scenarios/build/category.ts";
import { isDynamicUser } from "../testUsers/dynamicUser.ts";
import { day, isoDate } from "../time/time.ts";
import { list, number, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { refreshProduct } from "../world/refreshProduct.ts";
import { runDueEvents } from "../world/runDueEvents.ts";
import { scheduleTransaction } from "../world/scheduleBankEvents.ts";
import { weightOfTransaction } from "../world/sizeLimits.ts";
import { endpoint } from "./endpoint.ts";
import { itemForBank } from "./itemAccess.ts";

const furthestBack = 14;

/**
 * New transactions at the bank of a `user_transactions_dynamic` Item, on its deposit account:
 * https://plaid.com/docs/api/sandbox/#sandboxtransactionscreate. They move the balance when they are made; the dates are
 * what they show.
 */
export const sandboxTransactionsCreate = endpoint({
  path: "/sandbox/transactions/create",
  fields: {
    access_token: required(text()),
    transactions: required(
      list(
        record({
          date_transacted: required(text({ form: "date" })),
          date_posted: required(text({ form: "date" })),
          amount: required(number({ min: -1e12, max: 1e12 })),
          description: required(text()),
          iso_currency_code: text({ max: 3 }),
        }),
        { min: 1, max: 10 },
      ),
    ),
  },
  run({ input, world, now, key }) {
    const item = itemForBank(world, input.access_token, now);
    const account = item.accounts.find((each) => each.type === "depository");
    if (!isDynamicUser(item) || account === undefined) {
      throw new PlaidFailure(
        "SANDBOX_PRODUCT_NOT_ENABLED",
        "transactions can only be created for user_transactions_dynamic",
      );
    }
    const [earliest, today] = [isoDate(now - furthestBack * day), isoDate(now)];
    for (const { date_transacted: authorized, date_posted: posted } of input.transactions) {
      for (const [name, date] of [
        ["date_transacted", authorized],
        ["date_posted", posted],
      ] as const) {
        if (date < earliest || date > today) {
          throw new PlaidFailure("INVALID_FIELD", `${name} must be between today and ${furthestBack} days ago`);
        }
      }
      if (authorized > posted) throw new PlaidFailure("INVALID_FIELD", "date_transacted must not be after date_posted");
    }
    world.memory.take(item.itemId, weightOfCreated(input.transactions));
    for (const [index, created] of input.transactions.entries()) {
      const transaction = {
        id: longId(key, "created", index),
        name: created.description,
        merchant: null,
        category: categoryOf(undefined, created.amount),
        channel: "other",
        at: now,
        posts: now,
        dropped: null,
        reversed: null,
        amount: created.amount,
        changes: [],
        unlisted: false,
        shownDates: { authorized: created.date_transacted, posted: created.date_posted },
      } as const;
      account.transactions.set(transaction);
      scheduleTransaction(world, item, account, transaction);
    }
    runDueEvents(world, now);
    refreshProduct(item, world.log, { product: "transactions", at: now, cause: "transactions-refresh" });
    return {};
  },
});

function weightOfCreated(created: readonly { readonly description: string }[]): number {
  return created.reduce((sum, { description }) => sum + weightOfTransaction + 2 * description.length, 0);
}
