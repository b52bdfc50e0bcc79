import type { EndpointPath } from "./endpoint.ts";

/**
 * The endpoints that a processor calls for one account; they respond as ours do, with one `account`. Source:
 * https://plaid.com/docs/api/processor-partners/
 */
export const processorPaths: ReadonlyMap<string, EndpointPath> = new Map([
  ["/processor/account/get", "/accounts/get"],
  ["/processor/balance/get", "/accounts/balance/get"],
  ["/processor/auth/get", "/auth/get"],
  ["/processor/identity/get", "/identity/get"],
  ["/processor/identity/match", "/identity/match"],
  ["/processor/transactions/get", "/transactions/get"],
  ["/processor/transactions/sync", "/transactions/sync"],
  ["/processor/liabilities/get", "/liabilities/get"],
  ["/processor/investments/holdings/get", "/investments/holdings/get"],
  ["/processor/investments/transactions/get", "/investments/transactions/get"],
  ["/processor/investments/auth/get", "/investments/auth/get"],
  ["/processor/signal/evaluate", "/signal/evaluate"],
]);
