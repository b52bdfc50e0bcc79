// Written by `npm run generate` from the files of this folder.
import { accountsBalanceGet } from "./accountsBalanceGet.ts";
import { accountsGet } from "./accountsGet.ts";
import { authGet } from "./authGet.ts";
import { categoriesGet } from "./categoriesGet.ts";
import type { Endpoint } from "./endpoint.ts";
import { identityGet } from "./identityGet.ts";
import { identityMatch } from "./identityMatch.ts";
import { institutionsGet } from "./institutionsGet.ts";
import { institutionsGetById } from "./institutionsGetById.ts";
import { institutionsSearch } from "./institutionsSearch.ts";
import { investmentsAuthGet } from "./investmentsAuthGet.ts";
import { investmentsHoldingsGet } from "./investmentsHoldingsGet.ts";
import { investmentsRefresh } from "./investmentsRefresh.ts";
import { investmentsTransactionsGet } from "./investmentsTransactionsGet.ts";
import { itemAccessTokenInvalidate } from "./itemAccessTokenInvalidate.ts";
import { itemGet } from "./itemGet.ts";
import { itemImport } from "./itemImport.ts";
import { itemPublicTokenCreate } from "./itemPublicTokenCreate.ts";
import { itemPublicTokenExchange } from "./itemPublicTokenExchange.ts";
import { itemRemove } from "./itemRemove.ts";
import { itemWebhookUpdate } from "./itemWebhookUpdate.ts";
import { liabilitiesGet } from "./liabilitiesGet.ts";
import { linkTokenCreate } from "./linkTokenCreate.ts";
import { linkTokenGet } from "./linkTokenGet.ts";
import { processorEndpoints } from "./processorEndpoints.ts";
import { processorTokenCreate } from "./processorTokenCreate.ts";
import { processorTokenWebhookUpdate } from "./processorTokenWebhookUpdate.ts";
import { sandboxItemFireWebhook } from "./sandboxItemFireWebhook.ts";
import { sandboxItemResetLogin } from "./sandboxItemResetLogin.ts";
import { sandboxItemSetVerificationStatus } from "./sandboxItemSetVerificationStatus.ts";
import { sandboxProcessorTokenCreate } from "./sandboxProcessorTokenCreate.ts";
import { sandboxPublicTokenCreate } from "./sandboxPublicTokenCreate.ts";
import { sandboxTransactionsCreate } from "./sandboxTransactionsCreate.ts";
import { signalDecisionReport } from "./signalDecisionReport.ts";
import { signalEvaluate } from "./signalEvaluate.ts";
import { signalPrepare } from "./signalPrepare.ts";
import { signalReturnReport } from "./signalReturnReport.ts";
import { transactionsGet } from "./transactionsGet.ts";
import { transactionsRecurringGet } from "./transactionsRecurringGet.ts";
import { transactionsRefresh } from "./transactionsRefresh.ts";
import { transactionsSync } from "./transactionsSync.ts";
import { userCreate } from "./userCreate.ts";
import { userGet } from "./userGet.ts";
import { webhookVerificationKeyGet } from "./webhookVerificationKeyGet.ts";

/** Every path of Plaid's that is modelled. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  [
    accountsBalanceGet,
    accountsGet,
    authGet,
    categoriesGet,
    identityGet,
    identityMatch,
    institutionsGet,
    institutionsGetById,
    institutionsSearch,
    investmentsAuthGet,
    investmentsHoldingsGet,
    investmentsRefresh,
    investmentsTransactionsGet,
    itemAccessTokenInvalidate,
    itemGet,
    itemImport,
    itemPublicTokenCreate,
    itemPublicTokenExchange,
    itemRemove,
    itemWebhookUpdate,
    liabilitiesGet,
    linkTokenCreate,
    linkTokenGet,
    processorTokenCreate,
    processorTokenWebhookUpdate,
    sandboxItemFireWebhook,
    sandboxItemResetLogin,
    sandboxItemSetVerificationStatus,
    sandboxProcessorTokenCreate,
    sandboxPublicTokenCreate,
    sandboxTransactionsCreate,
    signalDecisionReport,
    signalEvaluate,
    signalPrepare,
    signalReturnReport,
    transactionsGet,
    transactionsRecurringGet,
    transactionsRefresh,
    transactionsSync,
    userCreate,
    userGet,
    webhookVerificationKeyGet,
    ...processorEndpoints,
  ].map((each) => [each.path, each]),
);
