import type { BalanceLensApi, RowView } from "./api.ts";
import type { LocalSandbox } from "./local/localSandbox.ts";
import type { ComparisonPanels } from "./panel/comparisonPanels.ts";
import type { PendingWork } from "./pendingWork.ts";
import type { ComparisonStore } from "./store/comparisonStore.ts";
import type { ItemStore } from "./store/itemStore.ts";
import type { ItemsTree } from "./tree/itemsTree.ts";
import type { TreeNode } from "./tree/nodes.ts";

export interface ApiDependencies {
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly tree: ItemsTree;
  readonly panels: ComparisonPanels;
  readonly local: LocalSandbox;
  readonly pending: PendingWork;
  readonly folders: BalanceLensApi["folders"];
}

export function createApi({
  items,
  comparisons,
  tree,
  panels,
  local,
  pending,
  folders,
}: ApiDependencies): BalanceLensApi {
  const rowOf = (node: TreeNode): RowView => {
    const row = tree.getTreeItem(node);
    const label = typeof row.label === "string" ? row.label : (row.label?.label ?? "");
    const description = typeof row.description === "string" ? row.description : "";
    return { id: node.id, label, description, contextValue: row.contextValue ?? "" };
  };
  return {
    whenIdle: () => pending.whenIdle(),
    items: () => items.list().map(({ item }) => item),
    async rows(parentId) {
      if (parentId === undefined) return (await tree.getChildren()).map(rowOf);
      const parent = (await tree.getChildren()).find(({ id }) => id === parentId);
      return parent === undefined ? [] : (await tree.getChildren(parent)).map(rowOf);
    },
    comparisonOf: (itemId) => comparisons.get(itemId).comparison,
    panels: () => panels.list().map(({ itemId, title, visible }) => ({ itemId, title, visible })),
    folders,
    localUrl: () => local.address?.url ?? null,
  };
}
