import type * as vscode from "vscode";
import type { TreeNode } from "../tree/nodes.ts";

/** What is registered before there is a session, as far as the session works with it. */
export interface Doors {
  readonly treeView: vscode.TreeView<TreeNode>;
  /** Firing it has VS Code draw a row anew; undefined, all of them. */
  readonly treeChanges: vscode.EventEmitter<TreeNode | undefined>;
}
