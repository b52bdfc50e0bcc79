import * as vscode from "vscode";

/** What an open document of the extension says, found by the end of its path; empty when there is none. */
export function shownText(pathEnd: string): string {
  const shown = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === "balance-lens");
  return shown.find(({ uri }) => uri.path.endsWith(pathEnd))?.getText() ?? "";
}
