import * as vscode from "vscode";
import type { ItemEntry } from "./itemStore.ts";

/** The name an Item goes by. */
export function itemLabel({ item }: Pick<ItemEntry, "item">): string {
  return item.alias ?? item.lesson?.label ?? item.institutionName ?? item.institutionId ?? item.itemId;
}

/**
 * The name, with what tells it apart from other Items of the same bank: panels and questions are shown far from the
 * tree.
 */
export function itemTitle(item: ItemEntry["item"]): string {
  const label = itemLabel({ item });
  return item.scenario === undefined || item.lesson !== undefined ? label : `${label} (${item.scenario})`;
}

/** The title with the environment, for a document that leaves VS Code. */
export function itemInEnvironment(item: ItemEntry["item"]): string {
  return `${itemTitle(item)}, ${environmentName(item.environment)}`;
}

export function environmentName(environment: ItemEntry["item"]["environment"]): string {
  return environment === "local" ? vscode.l10n.t("Local Sandbox") : vscode.l10n.t("Plaid Sandbox");
}
