import * as vscode from "vscode";

/** ms that the status bar shows the confirmation. */
const shownFor = 3000;

/** Copies text, and confirms it in the status bar. */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Copied"), shownFor);
}
