import * as vscode from "vscode";
import { createTextContext } from "../../text/createTextContext.ts";
import { isGrouped, isGroupOpen, ownGroup } from "../local/scenarioGroups.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { textContext } from "../window/textContext.ts";
import { accountRow, accountTooltip } from "./accountRow.ts";
import { factRow, factTooltip } from "./factRow.ts";
import { failureRow } from "./failureRow.ts";
import { filterItems, sortItems } from "./filterAndSortItems.ts";
import { gapIconFilesIn } from "./gapIconFiles.ts";
import { itemRow, itemTooltip, possibleChanges } from "./itemRow.ts";
import type { GroupNode, TreeNode } from "./nodes.ts";
import { failureOfRow, rootRows, rowsBelow } from "./rows.ts";
import type { TreeViewState } from "./treeViewState.ts";

/** Draws the tree's rows from the store, in the window's language. `now` is the wall clock, ms. */
export interface RowDrawing {
  /** The root rows, filtered and sorted. */
  roots(now: number): readonly TreeNode[];
  below(parent: TreeNode): readonly TreeNode[];
  row(node: TreeNode, now: number): vscode.TreeItem;
  /** The tooltip of a row; undefined when it has none. */
  tooltip(node: TreeNode, now: number): string | undefined;
}

export function createRowDrawing(items: ItemStore, treeState: TreeViewState, extensionUri: vscode.Uri): RowDrawing {
  const icons = gapIconFilesIn(extensionUri);
  // Created once: formatters are costly, and the window's language does not change.
  const context = createTextContext(textContext());
  const collator = new Intl.Collator(context.locale, { numeric: true, sensitivity: "base" });
  const accountOf = (itemId: string, accountId: string) =>
    items.get(itemId)?.accounts?.find((account) => account.accountId === accountId);
  return {
    roots(now) {
      const shown = filterItems(items.list(), treeState.filter, now);
      return rootRows(
        items,
        sortItems(shown, treeState.sortIn(items.environment), { now, collator }),
        isGrouped(items, treeState),
      );
    },
    below: (parent) => rowsBelow(items, parent),
    row(node, now) {
      if (node.kind === "failure") {
        const failure = failureOfRow(items, node.itemId);
        const entry = node.itemId === null ? null : items.get(node.itemId);
        const canRestart = entry !== null && possibleChanges(entry).includes("restart");
        return failure === null ? gone(node) : failureRow(node, failure, { context, canRestart });
      }
      if (node.kind === "group") return groupRow(node, isGroupOpen(node.group, items.list(), treeState));
      const entry = items.get(node.itemId);
      if (entry === null) return gone(node);
      if (node.kind === "item")
        return itemRow(node, entry, { now, context, icons, sort: treeState.sortIn(items.environment) });
      if (node.kind === "fact") return factRow(node, entry, { now, context });
      const account = accountOf(node.itemId, node.accountId);
      const gap = entry.gap?.kind === "read" ? entry.gap.gaps.get(node.accountId) : undefined;
      return account === undefined ? gone(node) : accountRow(node, { ...account, gap }, { now, context });
    },
    tooltip(node, now) {
      if (node.itemId === null || node.kind === "failure") return undefined;
      const entry = items.get(node.itemId);
      if (node.kind === "fact") return entry === null ? undefined : factTooltip(node, entry, { now, context });
      if (node.kind === "item") return entry === null ? undefined : itemTooltip(entry, { now, context });
      const account = accountOf(node.itemId, node.accountId);
      return account === undefined ? undefined : accountTooltip(account, { now, context });
    },
  };
}

/** A row whose subject disappeared while it was drawn; the change that removed it also redraws the list. */
function gone(node: TreeNode): vscode.TreeItem {
  const row = new vscode.TreeItem("");
  row.id = node.id;
  return row;
}

function groupRow(node: GroupNode, isOpen: boolean): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const label = node.group === ownGroup ? vscode.l10n.t("My Items") : node.group;
  const row = new vscode.TreeItem(label, isOpen ? Expanded : Collapsed);
  row.id = node.id;
  row.contextValue = "group";
  return row;
}
