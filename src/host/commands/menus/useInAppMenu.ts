import * as vscode from "vscode";
import { addEmulatorToWorkspace } from "../app/addEmulatorToWorkspace.ts";
import { copyLocalAddress } from "../app/copyLocalAddress.ts";
import { useLocalInApp } from "../app/useLocalInApp.ts";
import { commandMenu } from "./commandMenu.ts";

/** How to connect an app under development to the local sandbox. */
export const useInAppMenu = commandMenu(
  () => vscode.l10n.t("Use Local Sandbox in My App"),
  () => [
    {
      label: vscode.l10n.t("$(code) Copy Code for My App"),
      run: useLocalInApp,
    },
    {
      label: vscode.l10n.t("$(link) Copy Local Sandbox Address"),
      run: copyLocalAddress,
    },
    {
      label: vscode.l10n.t("$(file-add) Add Emulator to Workspace"),
      detail: vscode.l10n.t("One file that CI runs with Node"),
      run: addEmulatorToWorkspace,
    },
  ],
);
