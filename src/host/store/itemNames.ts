import * as vscode from "vscode";
import type { ItemEntry } from "./itemStore.ts";

/** The name that an Item is shown under. */
export function itemLabel({ item }: Pick<ItemEntry, "item">): string {
  return item.alias ?? item.lesson?.label ?? item.institutionName ?? item.institutionId ?? item.itemId;
}

/**
 * The name, with what distinguishes the Item from others of the same bank: panels and questions appear far from the
 * tree.
 */
export function itemTitle(item: ItemEntry["item"]): string {
  const label = itemLabel({ item });
  return item.scenario === undefined || item.lesson !== undefined ? label : `${label} (${item.scenario})`;
}

/** The title with the environment, for documents that leave VS Code. */
export function itemInEnvironment(item: ItemEntry["item"]): string {
  return `${itemTitle(item)}, ${environmentName(item.environment)}`;
}

export function environmentName(environment: ItemEntry["item"]["environment"]): string {
  return environment === "local" ? vscode.l10n.t("Local Sandbox") : vscode.l10n.t("Plaid Sandbox");
}
