import type * as vscode from "vscode";
import type { LazySession } from "../lazySession.ts";
import type { TreeNode } from "../tree/nodes.ts";

/** More rows than a window shows. VS Code takes each that it is given through itself before it shows the first. */
const rowsAtFirst = 100;
/** ms until the first rows are on screen, and the others follow. */
const othersAfter = 150;

export interface TreeDoorInput {
  readonly session: LazySession;
  readonly changes: vscode.EventEmitter<TreeNode | undefined>;
  /** Runs it so many ms later. */
  after(ms: number, run: () => void): void;
}

/** What VS Code asks of the tree of Items; the session's tree answers. Of a long list the first rows are shown at once. */
export function treeDoor({ session, changes, after }: TreeDoorInput): vscode.TreeDataProvider<TreeNode> {
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
