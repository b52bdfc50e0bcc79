import { type CommandId, commandIds } from "../commandIds.ts";
import { addEmulatorToWorkspace } from "./app/addEmulatorToWorkspace.ts";
import { copyLocalAddress, useLocalInApp } from "./app/useLocalInApp.ts";
import { evaluateBalance } from "./call/evaluateBalance.ts";
import { fetchCachedBalances } from "./call/fetchCachedBalances.ts";
import { fetchRealTimeBalances } from "./call/fetchRealTimeBalances.ts";
import { guideToEndpoint } from "./call/guideToEndpoint.ts";
import { repeatEndpoint } from "./call/repeatEndpoint.ts";
import { showComparisonPlan } from "./call/showComparisonPlan.ts";
import type { Command } from "./command.ts";
import { cancelComparison } from "./compare/cancelComparison.ts";
import { compareBalances } from "./compare/compareBalances.ts";
import { compareItems } from "./compare/compareItems.ts";
import { compareSavedResponses } from "./compare/compareSavedResponses.ts";
import { compareTwoComparisons } from "./compare/compareTwoComparisons.ts";
import { openComparison } from "./compare/openComparison.ts";
import { openLatestComparison } from "./compare/openLatestComparison.ts";
import { openSummary } from "./compare/openSummary.ts";
import { retryFailed } from "./compare/retryFailed.ts";
import { copyForTicket } from "./comparison/copyForTicket.ts";
import { copyReadingAs } from "./comparison/copyReadingAs.ts";
import { enterBankShows } from "./comparison/enterBankShows.ts";
import { exportComparison } from "./comparison/exportComparison.ts";
import { addTransactions } from "./item/addTransactions.ts";
import { copyIds } from "./item/copyIds.ts";
import { fireWebhook } from "./item/fireWebhook.ts";
import { refreshItem } from "./item/refreshItem.ts";
import { refreshInvestments, refreshTransactions } from "./item/refreshProduct.ts";
import { removeItem } from "./item/removeItem.ts";
import { renameItem } from "./item/renameItem.ts";
import { repairLogin } from "./item/repairLogin.ts";
import { replaceToken } from "./item/replaceToken.ts";
import { resetLogin } from "./item/resetLogin.ts";
import { stopReading } from "./item/stopReading.ts";
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
import { showRequests, showWebhooks } from "./local/showTraffic.ts";
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
  [commandIds.compare]: compareBalances,
  [commandIds.showPlan]: showComparisonPlan,
  [commandIds.openLatest]: openLatestComparison,
  [commandIds.openComparison]: openComparison,
  [commandIds.enterBankShows]: enterBankShows,
  [commandIds.exportComparison]: exportComparison,
  [commandIds.compareSaved]: compareSavedResponses,
  [commandIds.compareTwo]: compareTwoComparisons,
  [commandIds.copyForTicket]: copyForTicket,
  [commandIds.copyReadingAs]: copyReadingAs,
  [commandIds.guideToEndpoint]: guideToEndpoint,
  [commandIds.repeatEndpoint]: repeatEndpoint,
  [commandIds.retryFailed]: retryFailed,
  [commandIds.cancelComparison]: cancelComparison,
  [commandIds.fetchRealTime]: fetchRealTimeBalances,
  [commandIds.fetchCached]: fetchCachedBalances,
  [commandIds.evaluate]: evaluateBalance,
  [commandIds.createItem]: createSandboxItem,
  [commandIds.createItemFromFile]: createItemFromFile,
  [commandIds.newCustomUser]: newCustomUser,
  [commandIds.addItem]: addItemByAccessToken,
  [commandIds.importItems]: importItems,
  [commandIds.removeItem]: removeItem,
  [commandIds.refreshItem]: refreshItem,
  [commandIds.refreshItems]: refreshItems,
  [commandIds.filterItems]: filterItemsBy,
  [commandIds.clearFilter]: clearFilter,
  [commandIds.sortItems]: sortItemsBy,
  [commandIds.compareItems]: compareItems,
  [commandIds.openSummary]: openSummary,
  [commandIds.stopReading]: stopReading,
  [commandIds.resetLogin]: resetLogin,
  [commandIds.repairLogin]: repairLogin,
  [commandIds.fireWebhook]: fireWebhook,
  [commandIds.addTransactions]: addTransactions,
  [commandIds.refreshTransactions]: refreshTransactions,
  [commandIds.refreshInvestments]: refreshInvestments,
  [commandIds.updateWebhook]: updateWebhook,
  [commandIds.replaceToken]: replaceToken,
  [commandIds.renameItem]: renameItem,
  [commandIds.copyIds]: copyIds,
  [commandIds.switchEnvironment]: switchEnvironment,
  // The same, with the sign of the environment that is shown.
  [commandIds.leaveLocal]: switchEnvironment,
  [commandIds.setKeys]: setPlaidKeys,
  [commandIds.importKeys]: importPlaidKeys,
  [commandIds.showLog]: showLog,
  [commandIds.startLocal]: startLocalSandbox,
  [commandIds.stopLocal]: stopLocalSandbox,
  [commandIds.loadScenario]: loadScenario,
  [commandIds.restartScenario]: restartScenario,
  [commandIds.loadLocal]: loadLocalFile,
  [commandIds.saveLocal]: saveLocalSandbox,
  [commandIds.resetLocal]: resetLocalSandbox,
  [commandIds.moveClock]: moveLocalClock,
  [commandIds.editRulesets]: editRulesets,
  [commandIds.previewRulesets]: choosePreview,
  [commandIds.addFault]: addFault,
  [commandIds.showFaults]: showFaults,
  [commandIds.showRequests]: showRequests,
  [commandIds.showWebhooks]: showWebhooks,
  [commandIds.copyLocalAddress]: copyLocalAddress,
  [commandIds.useLocalInApp]: useLocalInApp,
  [commandIds.addEmulator]: addEmulatorToWorkspace,
  [commandIds.connectSandbox]: connectPlaidSandbox,
  [commandIds.explainSandbox]: explainSandbox,
  [commandIds.signOut]: signOutOfSandbox,
  [commandIds.addItemMenu]: addItemMenu,
  [commandIds.changeItemMenu]: changeItemMenu,
  [commandIds.localSandboxMenu]: localSandboxMenu,
  [commandIds.plaidKeysMenu]: plaidKeysMenu,
  [commandIds.trafficMenu]: trafficMenu,
  [commandIds.callEndpointMenu]: callEndpointMenu,
  [commandIds.useInAppMenu]: useInAppMenu,
};
