/**
 * The endpoints whose calls are found. `npm run generate` writes them and holds each against the `plaid` package: its method
 * there is named after its path, as `sdkMethod` says, and every other SDK is generated from the same document.
 */
export const codeEndpoints = [
  "/accounts/get",
  "/accounts/balance/get",
  "/auth/get",
  "/identity/get",
  "/identity/match",
  "/item/get",
  "/transactions/get",
  "/transactions/sync",
  "/liabilities/get",
  "/signal/evaluate",
  "/investments/holdings/get",
  "/investments/transactions/get",
  "/investments/auth/get",
  "/identity/documents/uploads/get",
  "/processor/account/get",
  "/processor/auth/get",
  "/processor/balance/get",
  "/processor/identity/get",
  "/processor/identity/match",
  "/processor/liabilities/get",
  "/processor/signal/evaluate",
  "/processor/transactions/get",
  "/processor/transactions/sync",
  "/processor/investments/holdings/get",
  "/processor/investments/transactions/get",
  "/processor/investments/auth/get",
  "/asset_report/get",
  "/asset_report/audit_copy/get",
  "/credit/relay/get",
  "/cashflow_report/get",
  "/cashflow_report/transactions/get",
  "/cashflow_report/insights/get",
  "/cra/check_report/base_report/get",
  "/cra/check_report/verification/get",
  "/cra/monitoring_insights/get",
  "/link/token/create",
  "/item/public_token/exchange",
  "/sandbox/public_token/create",
  "/transactions/refresh",
  "/investments/refresh",
  "/transfer/authorization/create",
  "/transfer/create",
  "/signal/prepare",
  "/signal/decision/report",
  "/signal/return/report",
  "/processor/signal/prepare",
  "/processor/signal/decision/report",
  "/processor/signal/return/report",
] as const;

export type CodeEndpoint = (typeof codeEndpoints)[number];

/** The method of an endpoint in Plaid's SDK for Node: `accountsBalanceGet` for `/accounts/balance/get`. */
export function sdkMethod(endpoint: CodeEndpoint): string {
  return endpoint.slice(1).replace(/[/_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
