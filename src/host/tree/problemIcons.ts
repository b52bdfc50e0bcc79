import * as vscode from "vscode";

/** The icon of a row that reports a failure. */
export function errorIcon(): vscode.ThemeIcon {
  return new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));
}

/** The icon of a row that needs attention. */
export function warningIcon(): vscode.ThemeIcon {
  return new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
}
