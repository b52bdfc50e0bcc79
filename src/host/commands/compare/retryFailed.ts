import * as vscode from "vscode";
import { BalanceLensError } from "../../../core/failure/errors.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { textsIn } from "../../ask/itemArgument.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { itemTitle } from "../../store/itemNames.ts";
import type { Command } from "../command.ts";

/** Repeats the failed calls of the Item's open comparison, or those of `readingIds`; each becomes a column of its own. */
export const retryFailed: Command = async (deps, argument) => {
  const { comparisonWork, panels } = deps;
  const item = await chooseItem(deps, argument, vscode.l10n.t("Retry Failed Calls"));
  await comparisonWork.openLatest(item.itemId);
  await panels.show(item.itemId);
  const readings = await withProgress(vscode.l10n.t("Retrying the failed calls of {0}", itemTitle(item)), (signal) =>
    comparisonWork.retryFailed(item, textsIn(argument, "readingIds"), signal),
  );
  if (readings.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t("No failed calls are left to retry"), 5000);
  }
  const again = readings.find((reading) => reading.outcome === "failed");
  if (again !== undefined) throw new BalanceLensError(again.failure);
};
