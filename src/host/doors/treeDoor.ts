import type * as vscode from "vscode";
import type { LazySession } from "../lazySession.ts";
import type { TreeNode } from "../tree/nodes.ts";

/**
 * What VS Code asks of the tree of Items; the session's tree answers.
 * @param changed VS Code listens to it before there is a session
 */
export function treeDoor(
  session: LazySession,
  changed: vscode.Event<TreeNode | undefined>,
): vscode.TreeDataProvider<TreeNode> {
  return {
    onDidChangeTreeData: changed,
    getChildren: async (parent) => (await session.get()).tree.getChildren(parent),
    getParent: async (node) => (await session.get()).tree.getParent(node),
    getTreeItem: async (node) => (await session.get()).tree.getTreeItem(node),
    resolveTreeItem: async (row, node) => (await session.get()).tree.resolveTreeItem(row, node),
  };
}
