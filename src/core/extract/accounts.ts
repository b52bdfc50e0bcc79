import { freeName, freeNameOrNull } from "../masking/freeText.ts";
import type { AccountReading, Balances } from "../reading/balances.ts";
import {
  asArray,
  asNullableNumber,
  asNullableString,
  asObject,
  asString,
  asTime,
  isObject,
  type JsonObject,
} from "./json.ts";

/** Filled field by field: a spread for each of them costs more than all else that is done with an answer of a log. */
type Filled<Reading> = { -readonly [Field in keyof Reading]: Reading[Field] };

/** Keeps absent absent and null null: they are different things. */
function balancesOf(body: JsonObject, path: string): Balances {
  const kept: Filled<Balances> = {};
  const currency = body.iso_currency_code;
  const unofficial = body.unofficial_currency_code;
  if (body.available !== undefined) kept.available = asNullableNumber(body.available, path, "available");
  if (body.current !== undefined) kept.current = asNullableNumber(body.current, path, "current");
  if (body.limit !== undefined) kept.limit = asNullableNumber(body.limit, path, "limit");
  if (currency !== undefined) kept.isoCurrencyCode = asNullableString(currency, path, "iso_currency_code");
  if (unofficial !== undefined) {
    kept.unofficialCurrencyCode = asNullableString(unofficial, path, "unofficial_currency_code");
  }
  if (body.margin_loan_amount !== undefined) {
    kept.marginLoanAmount = asNullableNumber(body.margin_loan_amount, path, "margin_loan_amount");
  }
  if (body.last_updated_datetime !== undefined) {
    kept.lastUpdatedDatetime = asTime(body.last_updated_datetime, path, "last_updated_datetime");
  }
  return kept;
}

function accountOf(value: unknown, path: string): AccountReading {
  const body = asObject(value, path);
  const { name, official_name: officialName, mask, type, subtype } = body;
  const kept: Filled<AccountReading> = {
    accountId: asString(body.account_id, path, "account_id"),
    balances: balancesOf(asObject(body.balances, path, "balances"), `${path}.balances`),
  };
  if (name !== undefined && name !== null) kept.name = freeName(asString(name, path, "name"));
  if (officialName !== undefined) {
    kept.officialName = freeNameOrNull(asNullableString(officialName, path, "official_name"));
  }
  if (mask !== undefined) kept.mask = asNullableString(mask, path, "mask");
  if (type !== undefined && type !== null) kept.type = asString(type, path, "type");
  if (subtype !== undefined) kept.subtype = asNullableString(subtype, path, "subtype");
  return kept;
}

/** Plaid's `accounts`: what identifies each account, and its balances. Account numbers and owners are not kept, also where a name holds one. */
export function accountsIn(body: JsonObject): readonly AccountReading[] {
  return asArray(body.accounts, "accounts").map((account, index) => accountOf(account, `accounts[${index}]`));
}

/** The same response with its accounts in a list, also where it is of one `account`, as `/processor/…` responds. */
export function withAccounts(body: JsonObject): JsonObject {
  return isOfProcessor(body) ? { ...body, accounts: [body.account] } : body;
}

/** True for a body of one account, as processor endpoints respond. */
export function isOfProcessor(body: JsonObject): boolean {
  return body.accounts === undefined && isObject(body.account) && isObject(body.account.balances);
}
