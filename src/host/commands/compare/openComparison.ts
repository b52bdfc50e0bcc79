import * as vscode from "vscode";
import { pickKept } from "../../ask/chooseComparison.ts";
import { itemIdIn } from "../../ask/itemArgument.ts";
import { storeKeyOf } from "../../store/storeKey.ts";
import type { Command } from "../command.ts";
import { compareTwoComparisons } from "./compareTwoComparisons.ts";
import { openSummary } from "./openSummary.ts";

/** Opens a kept comparison, of one Item when called on its row. Makes no call. */
export const openComparison: Command = async (deps, argument) => {
  const itemId = itemIdIn(argument);
  const kept = await pickKept(deps, argument, {
    title: vscode.l10n.t("Open Comparison"),
    also:
      itemId === null
        ? [
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
  // What is under way in that panel stays what it shows.
  if (deps.comparisons.get(key).comparison?.status !== "running") {
    deps.comparisons.set(key, { comparison: kept, inFlight: [], failure: null });
  }
  deps.panels.show(key);
};
