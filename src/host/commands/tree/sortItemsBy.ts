import * as vscode from "vscode";
import { textIn } from "../../ask/itemArgument.ts";
import { pickOne } from "../../ask/pick.ts";
import { type SortKey, sortKeys } from "../../tree/treeViewState.ts";
import type { Command } from "../command.ts";

/** Sorts the tree; the order is remembered. */
export const sortItemsBy: Command = async ({ treeState, items }, argument) => {
  const named = textIn(argument, "sort");
  await treeState.sortBy(sortKeys.find((key) => key === named) ?? (await askSort(treeState.sortIn(items.environment))));
};

function askSort(current: SortKey): Promise<SortKey> {
  const labels: Readonly<Record<SortKey, string>> = {
    added: vscode.l10n.t("Order of the list"),
    name: vscode.l10n.t("Name"),
    created: vscode.l10n.t("Created, newest first"),
    health: vscode.l10n.t("Health, what needs attention first"),
    age: vscode.l10n.t("Age, oldest balance first"),
  };
  const details: Partial<Readonly<Record<SortKey, string>>> = {
    created: vscode.l10n.t("Items that were not read yet come last"),
    health: vscode.l10n.t("Login required, Item error, not read, stale, healthy; not read yet comes last"),
    age: vscode.l10n.t("An unknown age counts as the oldest; Items that were not read yet come last"),
  };
  // The present order comes first: Enter keeps it.
  const ordered = [current, ...sortKeys.filter((key) => key !== current)];
  return pickOne(
    ordered.map((key) => ({
      label: labels[key],
      ...(key === current && { description: vscode.l10n.t("now") }),
      ...(details[key] !== undefined && { detail: details[key] }),
      value: key,
    })),
    { title: vscode.l10n.t("Sort Items"), placeHolder: vscode.l10n.t("Order") },
  );
}
