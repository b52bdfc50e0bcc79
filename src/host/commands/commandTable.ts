import { type CommandId, commandIds } from "../commandIds.ts";
import { addEmulatorToWorkspace } from "./addEmulatorToWorkspace.ts";
import { addFault } from "./addFault.ts";
import { addItemByAccessToken } from "./addItemByAccessToken.ts";
import { addTransactions } from "./addTransactions.ts";
import { cancelComparison } from "./cancelComparison.ts";
import { choosePreview } from "./choosePreview.ts";
import { clearFilter } from "./clearFilter.ts";
import type { Command } from "./command.ts";
import { compareBalances } from "./compareBalances.ts";
import { compareItems } from "./compareItems.ts";
import { compareSavedResponses } from "./compareSavedResponses.ts";
import { compareTwoComparisons } from "./compareTwoComparisons.ts";
import { connectPlaidSandbox } from "./connectPlaidSandbox.ts";
import { copyForTicket } from "./copyForTicket.ts";
import { copyIds } from "./copyIds.ts";
import { copyReadingAs } from "./copyReadingAs.ts";
import { createItemFromFile } from "./createItemFromFile.ts";
import { createSandboxItem } from "./createSandboxItem.ts";
import { editRulesets } from "./editRulesets.ts";
import { enterBankShows } from "./enterBankShows.ts";
import { evaluateBalance } from "./evaluateBalance.ts";
import { explainSandbox } from "./explainSandbox.ts";
import { exportComparison } from "./exportComparison.ts";
import { fetchCachedBalances } from "./fetchCachedBalances.ts";
import { fetchRealTimeBalances } from "./fetchRealTimeBalances.ts";
import { filterItemsBy } from "./filterItemsBy.ts";
import { fireWebhook } from "./fireWebhook.ts";
import { guideToEndpoint } from "./guideToEndpoint.ts";
import { importItems } from "./importItems.ts";
import { importPlaidKeys } from "./importPlaidKeys.ts";
import { loadLocalFile } from "./loadLocalFile.ts";
import { loadScenario } from "./loadScenario.ts";
import { addItemMenu } from "./menus/addItemMenu.ts";
import { callEndpointMenu } from "./menus/callEndpointMenu.ts";
import { changeItemMenu } from "./menus/changeItemMenu.ts";
import { localSandboxMenu } from "./menus/localSandboxMenu.ts";
import { plaidKeysMenu } from "./menus/plaidKeysMenu.ts";
import { trafficMenu } from "./menus/trafficMenu.ts";
import { useInAppMenu } from "./menus/useInAppMenu.ts";
import { moveLocalClock } from "./moveLocalClock.ts";
import { newCustomUser } from "./newCustomUser.ts";
import { openComparison } from "./openComparison.ts";
import { openLatestComparison } from "./openLatestComparison.ts";
import { openSummary } from "./openSummary.ts";
import { refreshItem } from "./refreshItem.ts";
import { refreshItems } from "./refreshItems.ts";
import { refreshInvestments, refreshTransactions } from "./refreshProduct.ts";
import { removeItem } from "./removeItem.ts";
import { renameItem } from "./renameItem.ts";
import { repairLogin } from "./repairLogin.ts";
import { repeatEndpoint } from "./repeatEndpoint.ts";
import { replaceToken } from "./replaceToken.ts";
import { resetLocalSandbox } from "./resetLocalSandbox.ts";
import { resetLogin } from "./resetLogin.ts";
import { restartScenario } from "./restartScenario.ts";
import { retryFailed } from "./retryFailed.ts";
import { saveLocalSandbox } from "./saveLocalSandbox.ts";
import { setPlaidKeys } from "./setPlaidKeys.ts";
import { showComparisonPlan } from "./showComparisonPlan.ts";
import { showFaults } from "./showFaults.ts";
import { showLog } from "./showLog.ts";
import { showRequests, showWebhooks } from "./showTraffic.ts";
import { signOutOfSandbox } from "./signOutOfSandbox.ts";
import { sortItemsBy } from "./sortItemsBy.ts";
import { startLocalSandbox } from "./startLocalSandbox.ts";
import { stopLocalSandbox } from "./stopLocalSandbox.ts";
import { stopReading } from "./stopReading.ts";
import { switchEnvironment } from "./switchEnvironment.ts";
import { updateWebhook } from "./updateWebhook.ts";
import { copyLocalAddress, useLocalInApp } from "./useLocalInApp.ts";

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
