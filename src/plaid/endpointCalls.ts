import type { EndpointPath } from "../core/endpoint/endpoint.ts";
import { isProcessorToken } from "../core/keys/isProcessorToken.ts";
import type { EndpointRequest } from "../core/run/ports.ts";
import { processorCalls } from "./processorCalls.ts";
import { dates, type EndpointCall, evaluation, given, incomplete, nested, nobody } from "./requestFields.ts";
import type { PlaidSdk, PreparedCall, SdkOptions } from "./sdk.ts";

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

/** Has the SDK build one request; by a processor token it is the one of `/processor/…` for the token's account. */
export function callEndpoint(
  api: PlaidSdk,
  token: string,
  request: EndpointRequest,
  options: SdkOptions,
): Promise<PreparedCall> {
  if (!isProcessorToken(token)) return calls[request.endpoint](api, token, request, options);
  const call = processorCalls[request.endpoint];
  if (call === undefined) throw incomplete(`no processor token opens ${request.endpoint}`);
  return call(api, token, request, options);
}

function accountFilter({ accountIds }: EndpointRequest) {
  return nested({ account_ids: accountIds?.slice() });
}

function pageOptions({ accountIds, count, offset }: EndpointRequest) {
  return nested({ account_ids: accountIds?.slice(), count, offset });
}
