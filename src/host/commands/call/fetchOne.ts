import * as vscode from "vscode";
import { BalanceLensError } from "../../../core/failure/errors.ts";
import type { ItemSummary } from "../../../core/item/item.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { itemTitle } from "../../store/itemNames.ts";
import type { SingleFetch } from "../../work/singleReads.ts";
import type { CommandDependencies } from "../command.ts";

/**
 * Fetches one endpoint into the Item's open comparison and shows it.
 * @throws BalanceLensError the reading's failure, so that a message shows it beside the panel
 */
export async function fetchOne(deps: CommandDependencies, item: ItemSummary, single: SingleFetch): Promise<void> {
  const { comparisonWork, panels } = deps;
  await comparisonWork.openLatest(item.itemId);
  await panels.show(item.itemId);
  const reading = await withProgress(vscode.l10n.t("Calling {0} for {1}", single.endpoint, itemTitle(item)), (signal) =>
    comparisonWork.fetch(item, single, signal),
  );
  if (reading.outcome === "failed") throw new BalanceLensError(reading.failure);
}
