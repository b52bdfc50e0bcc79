import type { EndpointPath } from "../core/endpoint/endpoint.ts";
import { BalanceLensError } from "../core/failure/errors.ts";
import type { EndpointRequest } from "../core/run/ports.ts";
import type { PlaidSdk, PreparedCall, SdkOptions } from "./sdk.ts";

type EndpointCall = (
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
const nobody = { legal_name: "Account Holder" } as const;

/** What each endpoint is sent. Optional fields are omitted, never null. */
const calls: Readonly<Record<EndpointPath, EndpointCall>> = {
  "/item/get": (api, token, _request, options) => api.itemGet({ access_token: token }, options),
  "/accounts/get": (api, token, request, options) =>
    api.accountsGet({ access_token: token, ...accountFilter(request) }, options),
  "/auth/get": (api, token, request, options) =>
    api.authGet({ access_token: token, ...accountFilter(request) }, options),
  "/identity/get": (api, token, request, options) =>
    api.identityGet({ access_token: token, ...accountFilter(request) }, options),
  "/identity/match": (api, token, request, options) =>
    api.identityMatch({ access_token: token, user: nobody, ...accountFilter(request) }, options),
  "/transactions/sync": (api, token, { cursor, count }, options) =>
    api.transactionsSync({ access_token: token, ...given({ cursor, count }) }, options),
  "/transactions/get": (api, token, request, options) =>
    api.transactionsGet({ access_token: token, ...dates(request), ...pageOptions(request) }, options),
  "/liabilities/get": (api, token, request, options) =>
    api.liabilitiesGet({ access_token: token, ...accountFilter(request) }, options),
  "/investments/holdings/get": (api, token, request, options) =>
    api.investmentsHoldingsGet({ access_token: token, ...accountFilter(request) }, options),
  "/investments/transactions/get": (api, token, request, options) =>
    api.investmentsTransactionsGet({ access_token: token, ...dates(request), ...pageOptions(request) }, options),
  "/investments/auth/get": (api, token, request, options) =>
    api.investmentsAuthGet({ access_token: token, ...accountFilter(request) }, options),
  "/signal/evaluate": (api, token, request, options) =>
    api.signalEvaluate({ access_token: token, ...evaluation(request) }, options),
  "/accounts/balance/get": (api, token, { accountIds, minLastUpdatedDatetime }, options) =>
    api.accountsBalanceGet(
      {
        access_token: token,
        ...nested({ account_ids: accountIds?.slice(), min_last_updated_datetime: minLastUpdatedDatetime }),
      },
      options,
    ),
};

/** Has the SDK build one request. */
export function callEndpoint(
  api: PlaidSdk,
  token: string,
  request: EndpointRequest,
  options: SdkOptions,
): Promise<PreparedCall> {
  return calls[request.endpoint](api, token, request, options);
}

function accountFilter({ accountIds }: EndpointRequest) {
  return nested({ account_ids: accountIds?.slice() });
}

function pageOptions({ accountIds, count, offset }: EndpointRequest) {
  return nested({ account_ids: accountIds?.slice(), count, offset });
}

function dates({ endpoint, startDate, endDate }: EndpointRequest) {
  if (startDate === undefined || endDate === undefined) throw incomplete(`${endpoint} needs a start and an end date`);
  return { start_date: startDate, end_date: endDate };
}

function evaluation({ endpoint, evaluate }: EndpointRequest) {
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
function given<T extends object>(fields: T): Given<T> {
  const set: Given<T> = {};
  for (const name in fields) {
    if (fields[name] !== undefined) set[name] = fields[name] as Given<T>[typeof name];
  }
  return set;
}

/** Plaid's nested `options`; absent when it would be empty. */
function nested<T extends object>(fields: T): { options?: Given<T> } {
  const options = given(fields);
  return Object.keys(options).length === 0 ? {} : { options };
}

function incomplete(detail: string): BalanceLensError {
  return new BalanceLensError({ reason: "invalid-request", requestId: null, detail });
}
