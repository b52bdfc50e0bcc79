import * as vscode from "vscode";

/** ms for which the status bar confirms the copy. */
const toldFor = 3000;

/** Copies a text, and confirms it where nobody has to answer. */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Copied"), toldFor);
}
