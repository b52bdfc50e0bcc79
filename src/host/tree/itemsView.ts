import * as vscode from "vscode";
import { DisposableStore } from "../dispose.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { itemsViewId } from "../viewIds.ts";
import { environmentName } from "./itemRow.ts";
import type { ItemsTree } from "./itemsTree.ts";

/** Shows the tree, with the environment in the view's own title line. */
export function showItemsView(tree: ItemsTree, items: ItemStore): vscode.Disposable {
  const held = new DisposableStore();
  const view = held.add(vscode.window.createTreeView(itemsViewId, { treeDataProvider: tree, showCollapseAll: true }));
  const describe = () => {
    view.description = environmentName(items.environment);
  };
  held.add(items.onDidChange(describe));
  describe();
  return held;
}
