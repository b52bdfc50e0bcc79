import { PlainFailure } from "../lib/step.mjs";
import { replaceBlock } from "./replaceBlock.mts";

/**
 * The endpoints whose calls are found in code, in the families of Plaid's documentation. Balances are in the answers of the
 * first four groups, by a walk over every answer's schema in Plaid's OpenAPI document.
 */
export const tracedEndpoints: readonly string[] = [
  // The Item's own.
  ...["/accounts/get", "/accounts/balance/get", "/auth/get", "/identity/get", "/identity/match", "/item/get"],
  ...["/transactions/get", "/transactions/sync", "/liabilities/get", "/signal/evaluate"],
  ...["/investments/holdings/get", "/investments/transactions/get", "/investments/auth/get"],
  "/identity/documents/uploads/get",
  // By a processor's token.
  ...["/processor/account/get", "/processor/auth/get", "/processor/balance/get", "/processor/identity/get"],
  ...["/processor/identity/match", "/processor/liabilities/get", "/processor/signal/evaluate"],
  ...["/processor/transactions/get", "/processor/transactions/sync"],
  ...["/processor/investments/holdings/get", "/processor/investments/transactions/get"],
  "/processor/investments/auth/get",
  // Reports.
  ...["/asset_report/get", "/asset_report/audit_copy/get", "/credit/relay/get"],
  ...["/cashflow_report/get", "/cashflow_report/transactions/get", "/cashflow_report/insights/get"],
  ...["/cra/check_report/base_report/get", "/cra/check_report/verification/get", "/cra/monitoring_insights/get"],
  // What a balance is read before, after or for.
  ...["/link/token/create", "/item/public_token/exchange", "/sandbox/public_token/create"],
  ...["/transactions/refresh", "/investments/refresh"],
  ...["/transfer/authorization/create", "/transfer/create"],
  ...["/signal/prepare", "/signal/decision/report", "/signal/return/report"],
  ...["/processor/signal/prepare", "/processor/signal/decision/report", "/processor/signal/return/report"],
];

/**
 * The traced endpoints as the rows of `src/code/calls/sdkMethods.ts`.
 * @param sdk the text of the `plaid` package's `api.ts`
 * @throws PlainFailure which endpoint has no method in this version of the SDK, or one that is not named after its path
 */
export function withTracedEndpoints(text: string, sdk: string): string {
  const methods = new Map(
    [
      ...sdk.matchAll(/^ {8}(\w+): async \(.*\n(?:(?! {8}\w+: async).*\n){0,12}? +const localVarPath = `([^`]+)`/gm),
    ].map(([, method = "", path = ""]) => [path, method]),
  );
  for (const path of tracedEndpoints) {
    const named = path.slice(1).replace(/[/_](.)/g, (_, letter: string) => letter.toUpperCase());
    if (methods.get(path) !== named) {
      throw new PlainFailure(`The plaid package calls ${path} ${methods.get(path) ?? "by no method"}, not ${named}.`);
    }
  }
  return replaceBlock(
    text,
    "export const codeEndpoints = [\n",
    tracedEndpoints.map((path) => `  "${path}",\n`),
  );
}
