import { accountBody } from "../answers/accountBody.ts";
import { itemBody } from "../answers/itemBody.ts";
import type { BankAccount } from "../bank/account.ts";
import { cachedBalances, realTimeBalances } from "../cache/readCopy.ts";
import { refreshInRealTime } from "../cache/refreshInRealTime.ts";
import { isoTime, parseTime } from "../time/time.ts";
import { list, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import { endpoint } from "./endpoint.ts";
import { accountsOf, itemForBank, withoutRealTime } from "./itemAccess.ts";

/**
 * Asks the bank, and refreshes the cached balance with its answer: https://plaid.com/docs/api/products/balance Capital
 * One gives no real-time balance of its cards and loans: for those the caller sends the oldest balance it accepts.
 */
export const accountsBalanceGet = endpoint({
  path: "/accounts/balance/get",
  fields: {
    access_token: required(text()),
    options: record({ account_ids: list(text()), min_last_updated_datetime: text({ form: "time" }) }),
  },
  waitsFor({ input, world, now }) {
    const item = itemForBank(world, input.access_token, now);
    accountsOf(item, input.options?.account_ids);
    return "bank";
  },
  run({ input, world, now }) {
    const item = itemForBank(world, input.access_token, now);
    const accounts = accountsOf(item, input.options?.account_ids);
    refuseTooOld(item, withoutRealTime(item, accounts), input.options?.min_last_updated_datetime);
    refreshInRealTime(world, item, {
      at: now,
      cause: "balance-get",
      accountIds: accounts.map((account) => account.accountId),
    });
    return {
      accounts: accounts.map((account) =>
        accountBody(item, account, {
          balances: realTimeBalances(item, account, now),
          asOf: cachedBalances(item, account, null).asOf,
        }),
      ),
      item: itemBody(item),
    };
  },
});

function refuseTooOld(item: Item, accounts: readonly BankAccount[], earliest: string | undefined): void {
  if (accounts.length === 0) return;
  if (earliest === undefined) {
    throw new PlaidFailure(
      "INVALID_FIELD",
      "min_last_updated_datetime is required for this institution when accounts other than checking and savings are requested",
    );
  }
  const oldest = Math.min(...accounts.map((account) => cachedBalances(item, account, null).asOf));
  if (oldest < (parseTime(earliest) ?? 0)) {
    throw new PlaidFailure(
      "LAST_UPDATED_DATETIME_OUT_OF_RANGE",
      `requested datetime out of range, most recently updated balance ${isoTime(oldest)}`,
    );
  }
}
