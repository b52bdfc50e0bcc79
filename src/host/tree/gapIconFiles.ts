import * as vscode from "vscode";

/** Icons of a compared Item, `=` and `≠`, in colours for light and dark themes. VS Code's own set has neither. */
export interface GapIconFiles {
  readonly match: { readonly light: vscode.Uri; readonly dark: vscode.Uri };
  readonly differ: { readonly light: vscode.Uri; readonly dark: vscode.Uri };
}

export function gapIconFilesIn(extensionUri: vscode.Uri): GapIconFiles {
  const icon = (name: string) => ({
    light: vscode.Uri.joinPath(extensionUri, "media", "tree", `${name}-light.svg`),
    dark: vscode.Uri.joinPath(extensionUri, "media", "tree", `${name}-dark.svg`),
  });
  return { match: icon("match"), differ: icon("differ") };
}
