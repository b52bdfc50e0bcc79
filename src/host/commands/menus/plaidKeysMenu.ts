import * as vscode from "vscode";
import { importPlaidKeys } from "../plaidSandbox/importPlaidKeys.ts";
import { setPlaidKeys } from "../plaidSandbox/setPlaidKeys.ts";
import { signOutOfSandbox } from "../plaidSandbox/signOutOfSandbox.ts";
import { commandMenu } from "./commandMenu.ts";

/** Everything about the keys of Plaid Sandbox. */
export const plaidKeysMenu = commandMenu(
  () => vscode.l10n.t("Plaid Keys"),
  ({ keys }) => [
    {
      label: vscode.l10n.t("$(sync) Check Plaid Keys"),
      detail: vscode.l10n.t("They are stored, but Plaid couldn't check them yet"),
      run: (deps) => setPlaidKeys(deps, { stored: true }),
      isOffered: keys.isUnchecked(),
    },
    {
      label: vscode.l10n.t("$(key) Set Plaid Keys"),
      detail: vscode.l10n.t("Kept in VS Code's secret storage; the values are never displayed"),
      run: setPlaidKeys,
    },
    {
      label: vscode.l10n.t("$(file-symlink-file) Import Plaid Keys from a .env File"),
      run: importPlaidKeys,
      isOffered: vscode.workspace.isTrusted,
    },
    {
      label: vscode.l10n.t("$(sign-out) Sign Out of Plaid Sandbox"),
      run: signOutOfSandbox,
    },
  ],
);
