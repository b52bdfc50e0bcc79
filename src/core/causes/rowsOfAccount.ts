import type { Evidence } from "../evidence/evidence.ts";
import type { KnownAccount } from "../item/accountsOf.ts";
import type { AccountRows } from "../reading/accountRows.ts";
import type { MoneyUnit } from "../reading/balances.ts";
import type { TransactionFact } from "../reading/reading.ts";
import { wasFiltered } from "./accounts/wasFiltered.ts";

/** True for a row in the account's currency, or without one. Rows in another currency explain nothing. */
function isOf(unit: MoneyUnit, { isoCurrencyCode, unofficialCurrencyCode }: TransactionFact): boolean {
  const currency = isoCurrencyCode ?? unofficialCurrencyCode ?? null;
  return currency === null || unit.currency === null || currency === unit.currency;
}

/** True where a list is known to have all pending rows of an account, and all rows of a day. */
export function listsAll(
  rows: AccountRows | null,
  { accountId }: KnownAccount,
  { comparison }: Evidence,
  day = "9999",
): rows is AccountRows {
  if (rows === null || wasFiltered(rows.reading, accountId) === "yes") return false;
  const { completeFrom = comparison.origin === "saved" ? null : "" } = rows.reading.transactions ?? {};
  return completeFrom !== null && completeFrom <= day;
}

/** All rows of an account in its own currency. */
export function rowsIn(rows: AccountRows | null, account: KnownAccount, unit: MoneyUnit): readonly TransactionFact[] {
  return (rows?.all.get(account.accountId) ?? []).filter((row) => isOf(unit, row));
}

/** Its pending rows in its own currency. */
export function pendingIn(
  rows: AccountRows | null,
  account: KnownAccount,
  unit: MoneyUnit,
): readonly TransactionFact[] {
  return (rows?.pending.get(account.accountId) ?? []).filter((row) => isOf(unit, row));
}
