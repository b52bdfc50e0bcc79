import * as vscode from "vscode";
import { isLeftOutWithFolders, pathPatterns } from "../../code/ignoring/pathPatterns.ts";

/** Whether `balanceLens.code.exclude` leaves a file out. Patterns count from the workspace's folder that it is in. */
export function isExcluded({ uri }: Pick<vscode.TextDocument, "uri">): boolean {
  const patterns: unknown = vscode.workspace.getConfiguration("balanceLens.code", uri).get("exclude");
  if (!Array.isArray(patterns) || patterns.length === 0) return false;
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return false;
  const lines = patterns.filter((each) => typeof each === "string");
  return isLeftOutWithFolders(vscode.workspace.asRelativePath(uri, false), pathPatterns(lines));
}
