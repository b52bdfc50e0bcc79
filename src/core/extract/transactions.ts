import type { TransactionFact } from "../reading/reading.ts";
import {
  asBoolean,
  asNullableNumber,
  asNullableString,
  asNumber,
  asObject,
  asOptionalArray,
  asString,
  asTime,
} from "./json.ts";

function factOf(value: unknown, path: string): TransactionFact {
  const row = asObject(value, path);
  const fact: { -readonly [Field in keyof TransactionFact]: TransactionFact[Field] } = {
    transactionId: asString(row.transaction_id, path, "transaction_id"),
    accountId: asString(row.account_id, path, "account_id"),
    amount: asNumber(row.amount, path, "amount"),
    pending: asBoolean(row.pending, path, "pending"),
    date: asString(row.date, path, "date"),
    datetime: asTime(row.datetime, path, "datetime"),
    isoCurrencyCode: asNullableString(row.iso_currency_code, path, "iso_currency_code"),
    pendingTransactionId: asNullableString(row.pending_transaction_id, path, "pending_transaction_id"),
  };
  if (typeof row.unofficial_currency_code === "string") fact.unofficialCurrencyCode = row.unofficial_currency_code;
  if (row.running_balance !== undefined) {
    fact.runningBalance = asNullableNumber(row.running_balance, path, "running_balance");
  }
  return fact;
}

/** Rows of a transactions answer, reduced to what explains a balance: no names, places or categories. */
export function transactionsIn(value: unknown, path: string): readonly TransactionFact[] {
  return asOptionalArray(value, path).map((row, index) => factOf(row, `${path}[${index}]`));
}

/** Ids of the rows `/transactions/sync` says are gone. */
export function removedIn(value: unknown): readonly string[] {
  return asOptionalArray(value, "removed").map((row, index) =>
    asString(asObject(row, `removed[${index}]`).transaction_id, `removed[${index}].transaction_id`),
  );
}
