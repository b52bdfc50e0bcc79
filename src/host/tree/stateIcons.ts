import * as vscode from "vscode";

/** Of a row that tells of a failure. */
export function errorIcon(): vscode.ThemeIcon {
  return new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));
}

/** Of a row with something to see to. */
export function warningIcon(): vscode.ThemeIcon {
  return new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
}
