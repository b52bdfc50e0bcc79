import * as vscode from "vscode";
import { type ItemChange, obstacleTo } from "../../core/item/itemChanges.ts";
import { isolateRuns } from "../../text/bidi.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import { formatAge, formatDateTime } from "../../text/format.ts";
import { environmentName, itemLabel } from "../store/itemNames.ts";
import type { ItemEntry } from "../store/itemStore.ts";
import type { RowTime } from "./accountRow.ts";
import type { GapIconFiles } from "./gapIconFiles.ts";
import { gapWords } from "./gapWords.ts";
import { type Health, healthOf, isStale, oldestAge } from "./itemHealth.ts";
import { itemIcon } from "./itemIcon.ts";
import { itemUri } from "./itemUri.ts";
import type { ItemNode } from "./nodes.ts";
import type { SortKey } from "./treeViewState.ts";

export function itemRow(
  node: ItemNode,
  entry: ItemEntry,
  time: RowTime & { readonly sort: SortKey; readonly icons: GapIconFiles },
): vscode.TreeItem {
  const row = new vscode.TreeItem(isolateRuns(itemLabel(entry)), vscode.TreeItemCollapsibleState.Collapsed);
  row.id = node.id;
  row.description = entry.busy ? vscode.l10n.t("reading…") : descriptionOf(entry, time);
  row.iconPath = entry.busy ? new vscode.ThemeIcon("loading~spin") : itemIcon(entry, time.icons);
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
  "update-webhook",
  "rotate-token",
  "restart",
];

/** The changes that the Item allows, as far as known. */
export function possibleChanges(entry: ItemEntry): readonly ItemChange[] {
  const known = { facts: entry.facts, loginRequired: healthOf(entry) === "login-required" };
  return changes.filter((change) => obstacleTo(change, entry.item, known) === null);
}

/** The row's context value: flags that the manifest's when-clauses match. */
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
 * The tooltip of an Item, its lesson first. Built when the tooltip is shown. Plain text, not Markdown: names come from
 * outside, and VS Code's Markdown turns addresses into links even when they are escaped.
 */
export function itemTooltip({ item, facts, failure, accounts }: ItemEntry, { now, context }: RowTime): string {
  const oldest = oldestAge({ accounts }, now);
  const lines: (readonly [string, string | null])[] = [
    [vscode.l10n.t("Bank"), [item.institutionName, item.institutionId].filter(Boolean).join(", ")],
    [vscode.l10n.t("Products"), item.products.join(", ")],
    [item.isProcessor === true ? vscode.l10n.t("Account ID") : vscode.l10n.t("Item ID"), item.itemId],
    [vscode.l10n.t("Opened by"), item.isProcessor === true ? processorWords() : null],
    [vscode.l10n.t("Environment"), environmentName(item.environment)],
    [vscode.l10n.t("Scenario"), item.scenario ?? null],
    [vscode.l10n.t("Test user"), item.lesson === undefined ? (item.testUser ?? null) : null],
    [vscode.l10n.t("Linked"), facts?.createdAt == null ? null : formatDateTime(facts.createdAt, context)],
    [vscode.l10n.t("Oldest balance"), oldest === null ? null : formatAge(oldest, context)],
    [vscode.l10n.t("Item error"), facts?.error?.errorCode ?? null],
    [vscode.l10n.t("Last read"), failure === null ? null : failureSentence(failure, context).sentence],
  ];
  const known = lines.flatMap(([name, value]) => (value === null || value === "" ? [] : [`${name}: ${value}`]));
  return (item.lesson === undefined ? known : [item.lesson.summary, "", ...known]).join("\n");
}

/**
 * The row's description: what needs attention, then the difference, then what distinguishes the Item. A narrow side
 * bar cuts off the end.
 */
function descriptionOf(entry: ItemEntry, { now, context, sort }: RowTime & { readonly sort: SortKey }): string {
  const { item, facts, gap } = entry;
  const health = healthOf(entry);
  const state = healthWords(health) || (gap === null ? "" : gapWords(gap, context));
  const bank = item.alias === undefined ? null : (item.institutionName ?? null);
  const created = sort === "created" && facts?.createdAt != null ? formatDateTime(facts.createdAt, context) : null;
  if (item.lesson !== undefined) {
    const { label, bank: short } = item.lesson;
    return [state || (item.alias === undefined ? short : label), created].filter(Boolean).join(" · ");
  }
  const oldest = gap === null ? oldestAge(entry, now) : null;
  const age = oldest === null ? null : formatAge(oldest, context);
  const opened = item.isProcessor === true ? processorWords() : null;
  return [state, bank, opened, created, age, item.products.join(", ")].filter(Boolean).join(" · ");
}

function processorWords(): string {
  return vscode.l10n.t("processor token, one account");
}

/** Empty when nothing needs attention. */
function healthWords(health: Health): string {
  switch (health) {
    case "unread":
    case "healthy":
      return "";
    case "login-required":
      return vscode.l10n.t("login required");
    case "item-error":
      return vscode.l10n.t("Item error");
    case "failed":
      return vscode.l10n.t("not read");
  }
}
