// Written by `npm run generate` from src/host/manifest: change it there.
import { type CommandId, commandIds } from "../commandIds.ts";
import { addEmulatorToWorkspace } from "./app/addEmulatorToWorkspace.ts";
import { copyLocalAddress } from "./app/copyLocalAddress.ts";
import { useLocalInApp } from "./app/useLocalInApp.ts";
import { evaluateBalance } from "./call/evaluateBalance.ts";
import { fetchCachedBalances } from "./call/fetchCachedBalances.ts";
import { fetchRealTimeBalances } from "./call/fetchRealTimeBalances.ts";
import { guideToEndpoint } from "./call/guideToEndpoint.ts";
import { repeatEndpoint } from "./call/repeatEndpoint.ts";
import { showComparisonPlan } from "./call/showComparisonPlan.ts";
import type { Command } from "./command.ts";
import { cancelComparison } from "./compare/cancelComparison.ts";
import { compareAllItems } from "./compare/compareAllItems.ts";
import { compareBalances } from "./compare/compareBalances.ts";
import { compareItems } from "./compare/compareItems.ts";
import { compareRulesets } from "./compare/compareRulesets.ts";
import { compareSavedResponses } from "./compare/compareSavedResponses.ts";
import { compareTwoComparisons } from "./compare/compareTwoComparisons.ts";
import { openComparison } from "./compare/openComparison.ts";
import { openHistory } from "./compare/openHistory.ts";
import { openLatestComparison } from "./compare/openLatestComparison.ts";
import { openSummary } from "./compare/openSummary.ts";
import { openTimeline } from "./compare/openTimeline.ts";
import { retryFailed } from "./compare/retryFailed.ts";
import { compareResponses } from "./comparison/compareResponses.ts";
import { copyCallAsCode } from "./comparison/copyCallAsCode.ts";
import { copyForTicket } from "./comparison/copyForTicket.ts";
import { enterBankShows } from "./comparison/enterBankShows.ts";
import { exportComparison } from "./comparison/exportComparison.ts";
import { openResponse } from "./comparison/openResponse.ts";
import { addTransactions } from "./item/addTransactions.ts";
import { copyIds } from "./item/copyIds.ts";
import { fireWebhook } from "./item/fireWebhook.ts";
import { refreshInvestments } from "./item/refreshInvestments.ts";
import { refreshItem } from "./item/refreshItem.ts";
import { refreshProducts } from "./item/refreshProducts.ts";
import { refreshTransactions } from "./item/refreshTransactions.ts";
import { removeItem } from "./item/removeItem.ts";
import { renameItem } from "./item/renameItem.ts";
import { repairLogin } from "./item/repairLogin.ts";
import { resetLogin } from "./item/resetLogin.ts";
import { rotateAccessToken } from "./item/rotateAccessToken.ts";
import { stopLoading } from "./item/stopLoading.ts";
import { updateWebhook } from "./item/updateWebhook.ts";
import { addFault } from "./local/addFault.ts";
import { choosePreview } from "./local/choosePreview.ts";
import { editRulesets } from "./local/editRulesets.ts";
import { loadLocalFile } from "./local/loadLocalFile.ts";
import { loadScenario } from "./local/loadScenario.ts";
import { moveLocalClock } from "./local/moveLocalClock.ts";
import { resetLocalSandbox } from "./local/resetLocalSandbox.ts";
import { restartScenario } from "./local/restartScenario.ts";
import { saveLocalSandbox } from "./local/saveLocalSandbox.ts";
import { showFaults } from "./local/showFaults.ts";
import { showRequests } from "./local/showRequests.ts";
import { showWebhooks } from "./local/showWebhooks.ts";
import { startLocalSandbox } from "./local/startLocalSandbox.ts";
import { stopLocalSandbox } from "./local/stopLocalSandbox.ts";
import { addItemMenu } from "./menus/addItemMenu.ts";
import { callEndpointMenu } from "./menus/callEndpointMenu.ts";
import { changeItemMenu } from "./menus/changeItemMenu.ts";
import { localSandboxMenu } from "./menus/localSandboxMenu.ts";
import { plaidKeysMenu } from "./menus/plaidKeysMenu.ts";
import { trafficMenu } from "./menus/trafficMenu.ts";
import { useInAppMenu } from "./menus/useInAppMenu.ts";
import { addItemByAccessToken } from "./newItem/addItemByAccessToken.ts";
import { createItemFromFile } from "./newItem/createItemFromFile.ts";
import { createSandboxItem } from "./newItem/createSandboxItem.ts";
import { importItems } from "./newItem/importItems.ts";
import { newCustomUser } from "./newItem/newCustomUser.ts";
import { connectPlaidSandbox } from "./plaidSandbox/connectPlaidSandbox.ts";
import { explainSandbox } from "./plaidSandbox/explainSandbox.ts";
import { importPlaidKeys } from "./plaidSandbox/importPlaidKeys.ts";
import { leaveLocal } from "./plaidSandbox/leaveLocal.ts";
import { setPlaidKeys } from "./plaidSandbox/setPlaidKeys.ts";
import { signOutOfSandbox } from "./plaidSandbox/signOutOfSandbox.ts";
import { switchEnvironment } from "./plaidSandbox/switchEnvironment.ts";
import { showLog } from "./showLog.ts";
import { clearFilter } from "./tree/clearFilter.ts";
import { filterItemsBy } from "./tree/filterItemsBy.ts";
import { refreshItems } from "./tree/refreshItems.ts";
import { sortItemsBy } from "./tree/sortItemsBy.ts";

/** Every command under its id: a missing one does not compile. */
export const commandTable: Readonly<Record<CommandId, Command>> = {
  [commandIds.compareBalances]: compareBalances,
  [commandIds.compareItems]: compareItems,
  [commandIds.compareAllItems]: compareAllItems,
  [commandIds.openSummary]: openSummary,
  [commandIds.openComparison]: openComparison,
  [commandIds.openHistory]: openHistory,
  [commandIds.openTimeline]: openTimeline,
  [commandIds.openLatestComparison]: openLatestComparison,
  [commandIds.compareTwoComparisons]: compareTwoComparisons,
  [commandIds.compareSavedResponses]: compareSavedResponses,
  [commandIds.enterBankShows]: enterBankShows,
  [commandIds.exportComparison]: exportComparison,
  [commandIds.copyForTicket]: copyForTicket,
  [commandIds.retryFailed]: retryFailed,
  [commandIds.cancelComparison]: cancelComparison,
  [commandIds.callEndpointMenu]: callEndpointMenu,
  [commandIds.fetchRealTimeBalances]: fetchRealTimeBalances,
  [commandIds.fetchCachedBalances]: fetchCachedBalances,
  [commandIds.evaluateBalance]: evaluateBalance,
  [commandIds.compareRulesets]: compareRulesets,
  [commandIds.guideToEndpoint]: guideToEndpoint,
  [commandIds.repeatEndpoint]: repeatEndpoint,
  [commandIds.showComparisonPlan]: showComparisonPlan,
  [commandIds.copyCallAsCode]: copyCallAsCode,
  [commandIds.openResponse]: openResponse,
  [commandIds.compareResponses]: compareResponses,
  [commandIds.addItemMenu]: addItemMenu,
  [commandIds.createSandboxItem]: createSandboxItem,
  [commandIds.newCustomUser]: newCustomUser,
  [commandIds.createItemFromFile]: createItemFromFile,
  [commandIds.addItemByAccessToken]: addItemByAccessToken,
  [commandIds.importItems]: importItems,
  [commandIds.changeItemMenu]: changeItemMenu,
  [commandIds.resetLogin]: resetLogin,
  [commandIds.repairLogin]: repairLogin,
  [commandIds.fireWebhook]: fireWebhook,
  [commandIds.updateWebhook]: updateWebhook,
  [commandIds.addTransactions]: addTransactions,
  [commandIds.refreshProducts]: refreshProducts,
  [commandIds.refreshTransactions]: refreshTransactions,
  [commandIds.refreshInvestments]: refreshInvestments,
  [commandIds.rotateAccessToken]: rotateAccessToken,
  [commandIds.removeItem]: removeItem,
  [commandIds.renameItem]: renameItem,
  [commandIds.copyIds]: copyIds,
  [commandIds.filterItemsBy]: filterItemsBy,
  [commandIds.clearFilter]: clearFilter,
  [commandIds.sortItemsBy]: sortItemsBy,
  [commandIds.refreshItems]: refreshItems,
  [commandIds.refreshItem]: refreshItem,
  [commandIds.stopLoading]: stopLoading,
  [commandIds.localSandboxMenu]: localSandboxMenu,
  [commandIds.trafficMenu]: trafficMenu,
  [commandIds.useInAppMenu]: useInAppMenu,
  [commandIds.startLocalSandbox]: startLocalSandbox,
  [commandIds.stopLocalSandbox]: stopLocalSandbox,
  [commandIds.restartScenario]: restartScenario,
  [commandIds.loadScenario]: loadScenario,
  [commandIds.moveLocalClock]: moveLocalClock,
  [commandIds.addFault]: addFault,
  [commandIds.showFaults]: showFaults,
  [commandIds.editRulesets]: editRulesets,
  [commandIds.choosePreview]: choosePreview,
  [commandIds.saveLocalSandbox]: saveLocalSandbox,
  [commandIds.loadLocalFile]: loadLocalFile,
  [commandIds.resetLocalSandbox]: resetLocalSandbox,
  [commandIds.showRequests]: showRequests,
  [commandIds.showWebhooks]: showWebhooks,
  [commandIds.copyLocalAddress]: copyLocalAddress,
  [commandIds.useLocalInApp]: useLocalInApp,
  [commandIds.addEmulatorToWorkspace]: addEmulatorToWorkspace,
  [commandIds.plaidKeysMenu]: plaidKeysMenu,
  [commandIds.connectPlaidSandbox]: connectPlaidSandbox,
  [commandIds.setPlaidKeys]: setPlaidKeys,
  [commandIds.importPlaidKeys]: importPlaidKeys,
  [commandIds.signOutOfSandbox]: signOutOfSandbox,
  [commandIds.explainSandbox]: explainSandbox,
  [commandIds.switchEnvironment]: switchEnvironment,
  [commandIds.leaveLocal]: leaveLocal,
  [commandIds.showLog]: showLog,
};
