import * as vscode from "vscode";
import { ownGroup } from "./groups.ts";
import type { GroupNode } from "./nodes.ts";

export function groupRow(node: GroupNode, isOpen: boolean): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const label = node.group === ownGroup ? vscode.l10n.t("My Items") : node.group;
  const row = new vscode.TreeItem(label, isOpen ? Expanded : Collapsed);
  row.id = node.id;
  row.contextValue = "group";
  return row;
}
