import * as vscode from "vscode";
import { pickKept } from "../../ask/chooseComparison.ts";
import { itemIdIn } from "../../ask/itemArgument.ts";
import { storeKeyOf } from "../../store/storeKey.ts";
import type { Command } from "../command.ts";
import { compareTwoComparisons } from "./compareTwoComparisons.ts";
import { openHistory } from "./openHistory.ts";
import { openSummary } from "./openSummary.ts";

/** Opens a saved comparison; called on a row, one of that Item. Makes no call. */
export const openComparison: Command = async (deps, argument) => {
  const itemId = itemIdIn(argument);
  const kept = await pickKept(deps, argument, {
    title: vscode.l10n.t("Open Comparison"),
    also:
      itemId === null
        ? [
            { label: vscode.l10n.t("$(history) Search the History"), value: () => openHistory(deps, undefined) },
            { label: vscode.l10n.t("$(table) Summary of Compared Items"), value: () => openSummary(deps, undefined) },
            {
              label: vscode.l10n.t("$(diff) Compare Two Comparisons"),
              value: () => compareTwoComparisons(deps, undefined),
            },
          ]
        : [],
    ...(itemId !== null && { fits: (file) => file.itemId === itemId }),
  });
  const key = storeKeyOf(kept);
  // A running comparison is not replaced in its panel.
  if (deps.comparisons.get(key).comparison?.status !== "running") {
    deps.comparisons.set(key, { comparison: kept, inFlight: [], failure: null });
  }
  await deps.panels.show(key);
};
