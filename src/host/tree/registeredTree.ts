import type * as vscode from "vscode";
import type { TreeNode } from "./nodes.ts";

/** The tree as VS Code has it, registered before there is a session to fill it. */
export interface RegisteredTree {
  readonly view: vscode.TreeView<TreeNode>;
  /** Firing it has VS Code draw a row anew; undefined, all of them. */
  readonly changes: vscode.EventEmitter<TreeNode | undefined>;
}
