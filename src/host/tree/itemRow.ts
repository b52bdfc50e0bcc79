import * as vscode from "vscode";
import { type ItemChange, obstacleTo } from "../../core/itemChanges.ts";
import { isolateRuns } from "../../text/bidi.ts";
import { failureSentence } from "../../text/failureSentence.ts";
import { formatAge, formatDateTime } from "../../text/format.ts";
import type { ItemEntry } from "../store/itemStore.ts";
import type { RowTime } from "./accountRow.ts";
import type { SortKey } from "./arrangement.ts";
import { type Health, healthOf, isStale, oldestAge } from "./health.ts";
import { environmentName, itemLabel } from "./itemNames.ts";
import { itemUri } from "./itemUri.ts";
import type { ItemNode } from "./nodes.ts";

export function itemRow(node: ItemNode, entry: ItemEntry, time: RowTime & { readonly sort: SortKey }): vscode.TreeItem {
  const row = new vscode.TreeItem(isolateRuns(itemLabel(entry)), vscode.TreeItemCollapsibleState.Collapsed);
  row.id = node.id;
  row.description = entry.busy ? vscode.l10n.t("reading…") : descriptionOf(entry, time);
  row.iconPath = entry.busy ? new vscode.ThemeIcon("loading~spin") : iconOf(healthOf(entry), entry.item);
  row.contextValue = contextOf(entry, time.now);
  row.resourceUri = itemUri(entry.item);
  row.accessibilityInformation = {
    label: [itemLabel(entry), environmentName(entry.item.environment), row.description].filter(Boolean).join(", "),
  };
  return row;
}

const changes: readonly ItemChange[] = [
  "reset-login",
  "repair",
  "fire-webhook",
  "add-transactions",
  "refresh-transactions",
  "refresh-investments",
  "restart",
];

/** What can be done to it, as far as is known. */
export function possibleChanges(entry: ItemEntry): readonly ItemChange[] {
  const known = { facts: entry.facts, loginRequired: healthOf(entry) === "login-required" };
  return changes.filter((change) => obstacleTo(change, entry.item, known) === null);
}

/** A list of flags: the manifest's when-clauses look for one or another among them. */
function contextOf(entry: ItemEntry, now: number): string {
  const health = healthOf(entry);
  return [
    "item",
    entry.item.environment,
    health,
    ...(isStale(entry, now) ? ["stale"] : []),
    ...(entry.busy ? ["busy"] : []),
    ...possibleChanges(entry).map((change) => `can-${change}`),
  ].join(" ");
}

/**
 * What the row itself has no room for. Made when the pointer rests on it. A string and no Markdown: names come from
 * outside, and of an address VS Code's Markdown makes a link, also where its markup is escaped.
 */
export function itemTooltip({ item, facts, failure, accounts }: ItemEntry, { now, context }: RowTime): string {
  const oldest = oldestAge({ accounts }, now);
  const lines: (readonly [string, string | null])[] = [
    [vscode.l10n.t("Item"), item.itemId],
    [vscode.l10n.t("Environment"), environmentName(item.environment)],
    [vscode.l10n.t("Institution"), [item.institutionName, item.institutionId].filter(Boolean).join(", ")],
    [vscode.l10n.t("Scenario"), item.scenario ?? null],
    [vscode.l10n.t("Test user"), item.testUser ?? null],
    [vscode.l10n.t("Products"), item.products.join(", ")],
    [vscode.l10n.t("Linked"), facts?.createdAt == null ? null : formatDateTime(facts.createdAt, context)],
    [vscode.l10n.t("Oldest balance"), oldest === null ? null : formatAge(oldest, context)],
    [vscode.l10n.t("Item error"), facts?.error?.errorCode ?? null],
    [vscode.l10n.t("Last read"), failure === null ? null : failureSentence(failure, context).sentence],
  ];
  return lines.flatMap(([name, value]) => (value === null || value === "" ? [] : [`${name}: ${value}`])).join("\n");
}

/** A narrow side bar cuts off what is last: first what tells it from others of its bank, then what asks for something. */
function descriptionOf(entry: ItemEntry, { now, context, sort }: RowTime & { readonly sort: SortKey }): string {
  const { item, facts } = entry;
  const health = healthOf(entry);
  const oldest = oldestAge(entry, now);
  return [
    item.scenario,
    item.alias === undefined ? undefined : (item.institutionName ?? undefined),
    health === "healthy" ? undefined : healthWords(health),
    sort === "created" && facts?.createdAt != null ? formatDateTime(facts.createdAt, context) : undefined,
    oldest === null ? undefined : formatAge(oldest, context),
    item.products.join(", "),
    health === "healthy" ? healthWords(health) : undefined,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
}

/** Empty for what has not been read: it is neither good nor bad. */
export function healthWords(health: Health): string {
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

/** The environment's own sign, the same as in the status bar, unless there is something to see to. */
function iconOf(health: Health, { environment }: ItemEntry["item"]): vscode.ThemeIcon {
  if (health === "unread" || health === "healthy") {
    return new vscode.ThemeIcon(environment === "local" ? "beaker" : "globe");
  }
  return new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
}
