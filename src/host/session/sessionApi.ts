import type { BalanceLensApi, RowView } from "../api.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { ComparisonPanels } from "../panel/comparisonPanels.ts";
import type { PendingWork } from "../pendingWork.ts";
import type { ReportPanels } from "../reports/reportPanels.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemStore } from "../store/itemStore.ts";
import type { ItemsTree } from "../tree/itemsTree.ts";
import type { TreeNode } from "../tree/nodes.ts";

export interface ApiDependencies {
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly tree: ItemsTree;
  readonly panels: ComparisonPanels;
  readonly reports: ReportPanels;
  readonly local: LocalSandbox;
  readonly pending: PendingWork;
}

/** The API of a window with a session. */
export type SessionApi = Omit<BalanceLensApi, "folders">;

export function sessionApi({ items, comparisons, tree, panels, reports, local, pending }: ApiDependencies): SessionApi {
  const rowOf = (node: TreeNode): RowView => {
    const row = tree.resolveTreeItem(tree.getTreeItem(node), node);
    const label = typeof row.label === "string" ? row.label : (row.label?.label ?? "");
    const description = typeof row.description === "string" ? row.description : "";
    const tooltip = typeof row.tooltip === "string" ? row.tooltip : "";
    const { contextValue = "", command } = row;
    return { id: node.id, label, description, contextValue, tooltip, command: command?.command ?? null };
  };
  return {
    whenIdle: () => pending.whenIdle(),
    items: () => items.list().map(({ item }) => item),
    async rows(parentId) {
      const roots = await Promise.all(
        // Groups are a matter of display; which rows there are does not depend on them.
        (await tree.rows()).map(async (node) => (node.kind === "group" ? tree.rows(node) : [node])),
      );
      let rows = roots.flat();
      while (parentId !== undefined) {
        const towards = rows.find(({ id }) => parentId === id || parentId.startsWith(`${id}/`));
        if (towards === undefined) return [];
        rows = await tree.rows(towards);
        if (towards.id === parentId) break;
      }
      return rows.map(rowOf);
    },
    comparisonOf: (itemId) => comparisons.get(itemId).comparison,
    panels: () => panels.list().map(({ itemId, title, visible }) => ({ itemId, title, visible })),
    reports: () =>
      reports.list().map((panel) => ({
        report: panel.shown.report(),
        press: (action) => panel.press(action),
        open: (row) => panel.open(row),
      })),
    localUrl: () => local.address?.url ?? null,
  };
}
