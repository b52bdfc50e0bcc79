/**
 * Installed by `npm start` beside Balance Lens when VS Code runs in a browser, where no link can be sent to a window:
 * does on start what a newcomer would do by hand, with the same commands.
 */
const vscode = require("vscode");

const SCENARIO = "daily-refresh";

exports.activate = async () => {
  // A reloaded window has brought its panel back already.
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  if (tabs.some((tab) => tab.input instanceof vscode.TabInputWebview)) return;
  const lens = await vscode.extensions.getExtension("balance-lens.balance-lens")?.activate();
  await vscode.commands.executeCommand("balanceLens.items.focus");
  await vscode.commands.executeCommand("balanceLens.local.start");
  const item = lens?.items().find((/** @type {{ scenario?: string }} */ each) => each.scenario === SCENARIO);
  if (item !== undefined) await vscode.commands.executeCommand("balanceLens.balances.compare", { itemId: item.itemId });
};
