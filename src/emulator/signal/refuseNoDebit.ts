import type { BankAccount } from "../bank/account.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";

/**
 * Refuses what is no ACH debit: Signal evaluates an amount above zero from an account that can be debited. Plaid does
 * not document its answer to anything else; here it is the error of an invalid field. @throws PlaidFailure
 * `INVALID_FIELD`, naming the field
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
