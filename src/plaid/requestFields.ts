import { BalanceLensError } from "../core/failure/errors.ts";
import type { EndpointRequest } from "../core/run/ports.ts";
import type { PlaidSdk, PreparedCall, SdkOptions } from "./sdk.ts";

/** Has the SDK build one request with this token. */
export type EndpointCall = (
  api: PlaidSdk,
  token: string,
  request: EndpointRequest,
  options: SdkOptions,
) => Promise<PreparedCall>;

/**
 * The user that `/identity/match` compares the owners with. Only its balances are read, and they do not depend on the
 * user, so no person is named. Without any user Plaid would compare with what Identity Verification knows of a real
 * one. Source: https://plaid.com/docs/api/products/identity/#identitymatch
 */
export const nobody = { legal_name: "Account Holder" } as const;

/** The range of days an endpoint needs. @throws BalanceLensError `invalid-request` without one */
export function dates({ endpoint, startDate, endDate }: EndpointRequest) {
  if (startDate === undefined || endDate === undefined) throw incomplete(`${endpoint} needs a start and an end date`);
  return { start_date: startDate, end_date: endDate };
}

/** The fields of an evaluation. @throws BalanceLensError `invalid-request` without an account and an amount */
export function evaluation({ endpoint, evaluate }: EndpointRequest) {
  if (evaluate === undefined) throw incomplete(`${endpoint} needs an account and an amount`);
  return {
    account_id: evaluate.accountId,
    client_transaction_id: evaluate.clientTransactionId,
    amount: evaluate.amount,
    ...(evaluate.rulesetKey === null ? {} : { ruleset_key: evaluate.rulesetKey }),
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same object without its undefined fields. */
export function given<T extends object>(fields: T): Given<T> {
  const set: Given<T> = {};
  for (const name in fields) {
    if (fields[name] !== undefined) set[name] = fields[name] as Given<T>[typeof name];
  }
  return set;
}

/** Plaid's nested `options`; absent when it would be empty. */
export function nested<T extends object>(fields: T): { options?: Given<T> } {
  const options = given(fields);
  return Object.keys(options).length === 0 ? {} : { options };
}

export function incomplete(detail: string): BalanceLensError {
  return new BalanceLensError({ reason: "invalid-request", requestId: null, detail });
}
