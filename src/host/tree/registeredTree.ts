import type * as vscode from "vscode";
import type { TreeNode } from "./nodes.ts";

/** The tree registered with VS Code, before a session fills it. */
export interface RegisteredTree {
  readonly view: vscode.TreeView<TreeNode>;
  /** Firing a row redraws it; undefined redraws all. */
  readonly changes: vscode.EventEmitter<TreeNode | undefined>;
}
