import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { obstacleTo } from "../../../core/item/itemChanges.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { obstacleRefusal, obstacleSentence } from "../../failure/obstacleRefusal.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { beginScenario } from "../../work/beginScenario.ts";
import type { Command } from "../command.ts";
import { compareAfter } from "../compare/compareAfter.ts";

/** Resets the Item of a scenario to the start of its lesson: its bank, Plaid's copy, login and faults. */
export const restartScenario: Command = async (deps, argument) => {
  const noteOf = (item: ItemSummary) => {
    const obstacle = obstacleOf(item);
    return obstacle === null ? null : obstacleSentence(obstacle, "restart");
  };
  const item = await chooseItem(deps, argument, vscode.l10n.t("Restart Scenario"), noteOf);
  const obstacle = obstacleOf(item);
  if (obstacle !== null) throw obstacleRefusal(obstacle, "restart", item);
  const { scenario = "", itemId } = item;
  const name = itemTitle(item);
  await withProgress(vscode.l10n.t("Restarting {0}", name), (signal) =>
    beginScenario(deps, { scenario: { name: scenario }, itemId }, signal),
  );
  vscode.window.setStatusBarMessage(vscode.l10n.t("Restarted: {0}", name), 5000);
  await compareAfter(deps, argument, itemId);
};

function obstacleOf(item: ItemSummary) {
  return obstacleTo("restart", item, { facts: null, loginRequired: false });
}
