import * as vscode from "vscode";
import { failureSentence } from "../../text/failureSentence.ts";
import { formatDateTime } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";
import type { ItemEntry } from "../store/itemStore.ts";
import { type Health, healthOf } from "./health.ts";
import { environmentName, itemLabel } from "./itemNames.ts";
import type { ItemNode } from "./nodes.ts";

export function itemRow(node: ItemNode, entry: ItemEntry): vscode.TreeItem {
  const row = new vscode.TreeItem(itemLabel(entry), vscode.TreeItemCollapsibleState.Collapsed);
  const health = healthOf(entry);
  const { environment } = entry.item;
  row.id = node.id;
  row.description = entry.busy ? vscode.l10n.t("reading…") : itemDescription(entry, health);
  row.iconPath = entry.busy ? new vscode.ThemeIcon("loading~spin") : iconOf(health);
  row.contextValue = `item ${environment} ${health}`;
  row.accessibilityInformation = { label: `${itemLabel(entry)}, ${row.description}` };
  return row;
}

/** What the row itself has no room for. Made when the pointer rests on it. */
export function itemTooltip({ item, facts, failure }: ItemEntry, context: TextContext): vscode.MarkdownString {
  const lines: (readonly [string, string | null])[] = [
    [vscode.l10n.t("Item"), item.itemId],
    [vscode.l10n.t("Environment"), environmentName(item.environment)],
    [vscode.l10n.t("Institution"), item.institutionId],
    [vscode.l10n.t("Scenario"), item.scenario ?? null],
    [vscode.l10n.t("Products"), item.products.join(", ")],
    [vscode.l10n.t("Linked"), timeOf(facts?.createdAt, context)],
    [vscode.l10n.t("Transactions updated"), timeOf(facts?.transactions?.lastSuccessfulUpdate, context)],
    [vscode.l10n.t("Investments updated"), timeOf(facts?.investments?.lastSuccessfulUpdate, context)],
    [vscode.l10n.t("Item error"), facts?.error?.errorCode ?? null],
    [vscode.l10n.t("Last read"), failure === null ? null : failureSentence(failure, context).sentence],
  ];
  const tooltip = new vscode.MarkdownString();
  for (const [name, value] of lines) {
    // Names come from outside: `appendText` keeps markup in them as text.
    if (value !== null && value !== "") tooltip.appendText(`${name}: ${value}\n`);
  }
  return tooltip;
}

function itemDescription({ item }: ItemEntry, health: Health): string {
  return [item.scenario, item.products.join(", "), healthWords(health)]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
}

function healthWords(health: Health): string {
  switch (health) {
    case "unread":
      return "";
    case "healthy":
      return vscode.l10n.t("healthy");
    case "login-required":
      return vscode.l10n.t("login required");
    case "item-error":
      return vscode.l10n.t("Item error");
    case "failed":
      return vscode.l10n.t("not read");
  }
}

function iconOf(health: Health): vscode.ThemeIcon {
  if (health === "unread" || health === "healthy") return new vscode.ThemeIcon("plug");
  return new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
}

function timeOf(iso: string | null | undefined, context: TextContext): string | null {
  return iso == null ? null : formatDateTime(iso, context);
}
