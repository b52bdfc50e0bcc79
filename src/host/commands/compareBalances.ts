import * as vscode from "vscode";
import { chooseItem } from "../ask/chooseItem.ts";
import { withProgress } from "../ask/withProgress.ts";
import { rememberedRuleset } from "../storage/rememberedRuleset.ts";
import { itemTitle } from "../tree/itemRow.ts";
import type { Command } from "./command.ts";

/** Reads one Item through every endpoint its products allow, in the order that shows the gap. */
export const compareBalances: Command = async (deps, argument) => {
  const { panels, comparisonWork, settings, memento } = deps;
  const item = await chooseItem(deps, argument, vscode.l10n.t("Compare Balances"));
  const { includeEvaluate } = settings.current.compare;
  const rulesetKey = rememberedRuleset(memento, item.environment);
  const evaluate = rulesetKey === null ? ("default" as const) : { rulesetKey };
  panels.show(item.itemId);
  await withProgress(vscode.l10n.t("Comparing balances of {0}", itemTitle(item)), (signal) =>
    comparisonWork.compare(item, { evaluate: includeEvaluate ? evaluate : null }, signal),
  );
};
