import type * as vscode from "vscode";
import type { LazySession } from "../session/lazySession.ts";
import type { TreeNode } from "../tree/nodes.ts";

/** More rows than a window shows. VS Code handles every row it is given before it shows the first. */
const rowsAtFirst = 100;
/** ms after which the first rows are on screen and the rest is sent. */
const othersAfter = 150;

export interface LazyTreeInput {
  readonly session: LazySession;
  readonly changes: vscode.EventEmitter<TreeNode | undefined>;
  /** Runs it so many ms later. */
  after(ms: number, run: () => void): void;
}

/** Forwards VS Code's questions about the tree of Items to the session's tree. The first rows of a long list are shown at once. */
export function lazyTree({ session, changes, after }: LazyTreeInput): vscode.TreeDataProvider<TreeNode> {
  let isBegun = false;

  function beginningOf(rows: TreeNode[]): TreeNode[] {
    if (isBegun || rows.length <= rowsAtFirst) return rows;
    isBegun = true;
    after(othersAfter, () => changes.fire(undefined));
    return rows.slice(0, rowsAtFirst);
  }

  return {
    onDidChangeTreeData: changes.event,
    async getChildren(parent) {
      const rows = await (await session.get()).tree.getChildren(parent);
      return parent === undefined ? beginningOf(rows) : rows;
    },
    getParent: async (node) => (await session.get()).tree.getParent(node),
    getTreeItem: async (node) => (await session.get()).tree.getTreeItem(node),
    resolveTreeItem: async (row, node) => (await session.get()).tree.resolveTreeItem(row, node),
  };
}
