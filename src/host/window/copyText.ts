import * as vscode from "vscode";

/** ms that the status bar says it. */
const toldFor = 3000;

/** Copies a text, and says so where nobody has to answer. */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Copied"), toldFor);
}
