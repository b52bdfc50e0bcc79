import type { BankAccount } from "../bank/account.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";

/**
 * Signal evaluates an ACH debit: of some money, from an account that money can be drawn from. What Plaid answers to
 * anything else is not documented; here it is the error of a field that is wrong.
 * @throws PlaidFailure `INVALID_FIELD`, naming the field
 */
export function refuseNoDebit(account: BankAccount, amount: number): void {
  if (account.type !== "depository") {
    throw new PlaidFailure(
      "INVALID_FIELD",
      `account_id must be the ID of a depository account, not of a ${account.type} account`,
      "account_id",
    );
  }
  if (amount <= 0) throw new PlaidFailure("INVALID_FIELD", "amount must be greater than 0", "amount");
}
