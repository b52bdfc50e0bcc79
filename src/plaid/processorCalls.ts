import type { EndpointPath } from "../core/endpoint/endpoint.ts";
import { dates, type EndpointCall, evaluation, given, nested, nobody } from "./requestFields.ts";

/**
 * What is sent with a processor token: the endpoints of Plaid's partners, for the token's one account. `/item/get` has
 * no such endpoint. Source: https://plaid.com/docs/api/processor-partners/
 */
export const processorCalls: Readonly<Partial<Record<EndpointPath, EndpointCall>>> = {
  "/accounts/get": (api, token, _request, options) => api.processorAccountGet({ processor_token: token }, options),
  "/auth/get": (api, token, _request, options) => api.processorAuthGet({ processor_token: token }, options),
  "/identity/get": (api, token, _request, options) => api.processorIdentityGet({ processor_token: token }, options),
  "/identity/match": (api, token, _request, options) =>
    api.processorIdentityMatch({ processor_token: token, user: nobody }, options),
  "/transactions/sync": (api, token, { cursor, count }, options) =>
    api.processorTransactionsSync({ processor_token: token, ...given({ cursor, count }) }, options),
  "/transactions/get": (api, token, request, options) =>
    api.processorTransactionsGet({ processor_token: token, ...dates(request), ...page(request) }, options),
  "/liabilities/get": (api, token, _request, options) =>
    api.processorLiabilitiesGet({ processor_token: token }, options),
  "/investments/holdings/get": (api, token, _request, options) =>
    api.processorInvestmentsHoldingsGet({ processor_token: token }, options),
  "/investments/transactions/get": (api, token, request, options) =>
    api.processorInvestmentsTransactionsGet({ processor_token: token, ...dates(request), ...page(request) }, options),
  "/investments/auth/get": (api, token, _request, options) =>
    api.processorInvestmentsAuthGet({ processor_token: token }, options),
  "/signal/evaluate": (api, token, request, options) => {
    const { account_id: _, ...debit } = evaluation(request);
    return api.processorSignalEvaluate({ processor_token: token, ...debit }, options);
  },
  "/accounts/balance/get": (api, token, { minLastUpdatedDatetime }, options) =>
    api.processorBalanceGet(
      { processor_token: token, ...nested({ min_last_updated_datetime: minLastUpdatedDatetime }) },
      options,
    ),
};

function page({ count, offset }: { readonly count?: number; readonly offset?: number }) {
  return nested({ count, offset });
}
