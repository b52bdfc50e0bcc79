import * as vscode from "vscode";
import { addFault } from "../local/addFault.ts";
import { choosePreview } from "../local/choosePreview.ts";
import { editRulesets } from "../local/editRulesets.ts";
import { loadLocalFile } from "../local/loadLocalFile.ts";
import { loadScenario } from "../local/loadScenario.ts";
import { moveLocalClock } from "../local/moveLocalClock.ts";
import { resetLocalSandbox } from "../local/resetLocalSandbox.ts";
import { restartScenario } from "../local/restartScenario.ts";
import { saveLocalSandbox } from "../local/saveLocalSandbox.ts";
import { showFaults } from "../local/showFaults.ts";
import { startLocalSandbox } from "../local/startLocalSandbox.ts";
import { stopLocalSandbox } from "../local/stopLocalSandbox.ts";
import { commandMenu } from "./commandMenu.ts";

/** Everything that changes the local sandbox. */
export const localSandboxMenu = commandMenu(
  () => vscode.l10n.t("Local Sandbox"),
  ({ local }) => [
    {
      label: vscode.l10n.t("$(play) Start Local Sandbox"),
      run: startLocalSandbox,
      isOffered: local.address === null,
    },
    {
      label: vscode.l10n.t("$(clock) Move Clock"),
      detail: vscode.l10n.t("Moves all local Items"),
      run: moveLocalClock,
    },
    {
      label: vscode.l10n.t("$(beaker) Load Scenario"),
      detail: vscode.l10n.t("Each scenario is one Item. Loading it again resets it"),
      run: loadScenario,
    },
    {
      label: vscode.l10n.t("$(debug-restart) Restart Scenario"),
      detail: vscode.l10n.t("Puts one Item back to where its lesson begins"),
      run: restartScenario,
    },
    {
      label: vscode.l10n.t("$(error) Make Calls Fail"),
      detail: vscode.l10n.t("Errors, delays and stale or missing balances, for one Item or all"),
      run: addFault,
    },
    {
      label: vscode.l10n.t("$(checklist) Show and Clear Faults"),
      run: showFaults,
    },
    {
      label: vscode.l10n.t("$(law) Edit Rulesets"),
      run: editRulesets,
    },
    {
      label: vscode.l10n.t("$(eye) Preview Rulesets"),
      run: choosePreview,
    },
    {
      label: vscode.l10n.t("$(save) Save Local Sandbox to a File"),
      run: saveLocalSandbox,
    },
    {
      label: vscode.l10n.t("$(folder-opened) Load Local Sandbox from a File"),
      run: loadLocalFile,
    },
    {
      label: vscode.l10n.t("$(discard) Reset Local Sandbox"),
      detail: vscode.l10n.t("All scenarios begin again; the Items you made are lost"),
      run: resetLocalSandbox,
    },
    {
      label: vscode.l10n.t("$(debug-stop) Stop Local Sandbox"),
      run: stopLocalSandbox,
      isOffered: local.address !== null,
    },
  ],
);
