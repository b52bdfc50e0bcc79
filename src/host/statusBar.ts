import * as vscode from "vscode";
import { commandIds } from "./commandIds.ts";
import { DisposableStore } from "./dispose.ts";
import type { ItemStore } from "./store/itemStore.ts";
import { environmentName } from "./tree/itemNames.ts";

/** The environment calls go to, always in sight. */
export function showEnvironmentInStatusBar(items: ItemStore): vscode.Disposable {
  const held = new DisposableStore();
  const entry = held.add(
    vscode.window.createStatusBarItem("balanceLens.environment", vscode.StatusBarAlignment.Left, 0),
  );
  entry.name = vscode.l10n.t("Balance Lens environment");
  entry.command = commandIds.switchEnvironment;
  entry.tooltip = vscode.l10n.t("Balance Lens: switch environment");
  const draw = () => {
    const icon = items.environment === "local" ? "beaker" : "globe";
    entry.text = `$(${icon}) ${environmentName(items.environment)}`;
  };
  held.add(items.onDidChange(draw));
  draw();
  entry.show();
  return held;
}
