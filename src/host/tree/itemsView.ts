import * as vscode from "vscode";
import { DisposableStore } from "../dispose.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { itemsViewId } from "../viewIds.ts";
import { environmentName } from "./itemNames.ts";
import type { ItemsTree } from "./itemsTree.ts";

/**
 * Shows the tree, with the environment in its title line. Alone in its container a view shows its title and not its
 * description, so the environment is the title.
 */
export function showItemsView(tree: ItemsTree, items: ItemStore): vscode.Disposable {
  const held = new DisposableStore();
  const view = held.add(vscode.window.createTreeView(itemsViewId, { treeDataProvider: tree, showCollapseAll: true }));
  const describe = () => {
    view.title = environmentName(items.environment);
    view.description = vscode.l10n.t("Items");
  };
  held.add(items.onDidChange(describe));
  describe();
  return held;
}
