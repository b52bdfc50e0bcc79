import * as vscode from "vscode";
import { commandIds } from "../commandIds.ts";
import { DisposableStore } from "../dispose.ts";
import { environmentName } from "../store/itemNames.ts";
import type { ItemStore } from "../store/itemStore.ts";

/** Shows the environment that calls go to in the status bar. */
export function showEnvironmentInStatusBar(items: ItemStore): vscode.Disposable {
  const held = new DisposableStore();
  const entry = held.add(
    vscode.window.createStatusBarItem("balanceLens.environment", vscode.StatusBarAlignment.Left, 0),
  );
  entry.name = vscode.l10n.t("Balance Lens environment");
  entry.command = commandIds.switchEnvironment;
  const draw = () => {
    const icon = items.environment === "local" ? "beaker" : "globe";
    const name = environmentName(items.environment);
    entry.text = `$(${icon}) ${name}`;
    entry.tooltip = vscode.l10n.t("Balance Lens calls {0}. Choose to switch environment", name);
    // Screen readers read it alone, without what is beside it.
    entry.accessibilityInformation = { label: vscode.l10n.t("Balance Lens environment: {0}", name), role: "button" };
  };
  held.add(items.onDidChange(draw));
  draw();
  entry.show();
  return held;
}
