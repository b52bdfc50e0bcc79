import { freeName, freeNameOrNull } from "../masking/freeText.ts";
import type { AccountReading, Balances } from "../reading/balances.ts";
import { asArray, asNullableNumber, asNullableString, asObject, asString, asTime, type JsonObject } from "./json.ts";

/** Keeps absent absent and null null: they are different things. */
function balancesOf(body: JsonObject, path: string): Balances {
  return {
    ...("available" in body && { available: asNullableNumber(body.available, path, "available") }),
    ...("current" in body && { current: asNullableNumber(body.current, path, "current") }),
    ...("limit" in body && { limit: asNullableNumber(body.limit, path, "limit") }),
    ...("iso_currency_code" in body && {
      isoCurrencyCode: asNullableString(body.iso_currency_code, path, "iso_currency_code"),
    }),
    ...("unofficial_currency_code" in body && {
      unofficialCurrencyCode: asNullableString(body.unofficial_currency_code, path, "unofficial_currency_code"),
    }),
    ...("margin_loan_amount" in body && {
      marginLoanAmount: asNullableNumber(body.margin_loan_amount, path, "margin_loan_amount"),
    }),
    ...("last_updated_datetime" in body && {
      lastUpdatedDatetime: asTime(body.last_updated_datetime, path, "last_updated_datetime"),
    }),
  };
}

function accountOf(value: unknown, path: string): AccountReading {
  const body = asObject(value, path);
  return {
    accountId: asString(body.account_id, path, "account_id"),
    balances: balancesOf(asObject(body.balances, path, "balances"), `${path}.balances`),
    ...(body.name !== undefined && body.name !== null && { name: freeName(asString(body.name, path, "name")) }),
    ...("official_name" in body && {
      officialName: freeNameOrNull(asNullableString(body.official_name, path, "official_name")),
    }),
    ...("mask" in body && { mask: asNullableString(body.mask, path, "mask") }),
    ...(body.type !== undefined && body.type !== null && { type: asString(body.type, path, "type") }),
    ...("subtype" in body && { subtype: asNullableString(body.subtype, path, "subtype") }),
  };
}

/** Plaid's `accounts`: what identifies each account, and its balances. Account numbers and owners are not kept, also where a name holds one. */
export function accountsIn(body: JsonObject): readonly AccountReading[] {
  return asArray(body.accounts, "accounts").map((account, index) => accountOf(account, `accounts[${index}]`));
}
