import * as vscode from "vscode";

/** Closes the tabs that show one of these documents, alone or in a diff. */
export async function closeTabsOf(isMeant: (uri: vscode.Uri) => boolean): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(tabs.filter(({ input }) => placesIn(input).some(isMeant)));
}

/** The addresses of the documents in a tab. */
function placesIn(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}
