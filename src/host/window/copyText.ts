import * as vscode from "vscode";

/** ms for which the status bar confirms the copy. */
const shownFor = 3000;

/** Copies a text, and confirms that in the status bar. */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Copied"), shownFor);
}
