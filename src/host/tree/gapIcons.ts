import * as vscode from "vscode";

/** The signs of a compared Item, which VS Code's own icons have none for: `=` and `≠`, in the colours of a light and a dark theme. */
export interface GapIcons {
  readonly match: { readonly light: vscode.Uri; readonly dark: vscode.Uri };
  readonly differ: { readonly light: vscode.Uri; readonly dark: vscode.Uri };
}

export function gapIconsIn(extensionUri: vscode.Uri): GapIcons {
  const icon = (name: string) => ({
    light: vscode.Uri.joinPath(extensionUri, "media", "tree", `${name}-light.svg`),
    dark: vscode.Uri.joinPath(extensionUri, "media", "tree", `${name}-dark.svg`),
  });
  return { match: icon("match"), differ: icon("differ") };
}
