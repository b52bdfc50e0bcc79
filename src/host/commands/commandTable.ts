import { type CommandId, commandIds } from "../commandIds.ts";
import { addEmulatorToWorkspace } from "./addEmulatorToWorkspace.ts";
import { addItemByAccessToken } from "./addItemByAccessToken.ts";
import { cancelComparison } from "./cancelComparison.ts";
import type { Command } from "./command.ts";
import { compareBalances } from "./compareBalances.ts";
import { compareSavedResponses } from "./compareSavedResponses.ts";
import { compareTwoComparisons } from "./compareTwoComparisons.ts";
import { connectPlaidSandbox } from "./connectPlaidSandbox.ts";
import { copyReadingAs } from "./copyReadingAs.ts";
import { createSandboxItem } from "./createSandboxItem.ts";
import { evaluateBalance } from "./evaluateBalance.ts";
import { explainSandbox } from "./explainSandbox.ts";
import { exportComparison } from "./exportComparison.ts";
import { fetchCachedBalances } from "./fetchCachedBalances.ts";
import { fetchRealTimeBalances } from "./fetchRealTimeBalances.ts";
import { guideToEndpoint } from "./guideToEndpoint.ts";
import { importItems } from "./importItems.ts";
import { importPlaidKeys } from "./importPlaidKeys.ts";
import { openComparison } from "./openComparison.ts";
import { openLatestComparison } from "./openLatestComparison.ts";
import { refreshItem } from "./refreshItem.ts";
import { refreshItems } from "./refreshItems.ts";
import { removeItem } from "./removeItem.ts";
import { repeatEndpoint } from "./repeatEndpoint.ts";
import { setPlaidKeys } from "./setPlaidKeys.ts";
import { showComparisonPlan } from "./showComparisonPlan.ts";
import { showLog } from "./showLog.ts";
import { signOutOfSandbox } from "./signOutOfSandbox.ts";
import { startLocalSandbox } from "./startLocalSandbox.ts";
import { stopLocalSandbox } from "./stopLocalSandbox.ts";
import { switchEnvironment } from "./switchEnvironment.ts";

/** Every command under its id: a missing one does not compile. */
export const commandTable: Readonly<Record<CommandId, Command>> = {
  [commandIds.compare]: compareBalances,
  [commandIds.showPlan]: showComparisonPlan,
  [commandIds.openLatest]: openLatestComparison,
  [commandIds.openComparison]: openComparison,
  [commandIds.exportComparison]: exportComparison,
  [commandIds.compareSaved]: compareSavedResponses,
  [commandIds.compareTwo]: compareTwoComparisons,
  [commandIds.copyReadingAs]: copyReadingAs,
  [commandIds.guideToEndpoint]: guideToEndpoint,
  [commandIds.repeatEndpoint]: repeatEndpoint,
  [commandIds.cancelComparison]: cancelComparison,
  [commandIds.fetchRealTime]: fetchRealTimeBalances,
  [commandIds.fetchCached]: fetchCachedBalances,
  [commandIds.evaluate]: evaluateBalance,
  [commandIds.createItem]: createSandboxItem,
  [commandIds.addItem]: addItemByAccessToken,
  [commandIds.importItems]: importItems,
  [commandIds.removeItem]: removeItem,
  [commandIds.refreshItem]: refreshItem,
  [commandIds.refreshItems]: refreshItems,
  [commandIds.switchEnvironment]: switchEnvironment,
  [commandIds.setKeys]: setPlaidKeys,
  [commandIds.importKeys]: importPlaidKeys,
  [commandIds.showLog]: showLog,
  [commandIds.startLocal]: startLocalSandbox,
  [commandIds.stopLocal]: stopLocalSandbox,
  [commandIds.addEmulator]: addEmulatorToWorkspace,
  [commandIds.connectSandbox]: connectPlaidSandbox,
  [commandIds.explainSandbox]: explainSandbox,
  [commandIds.signOut]: signOutOfSandbox,
};
