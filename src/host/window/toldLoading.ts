import * as vscode from "vscode";

/** The same loading with its failure shown: the code that shows every other failure may be what could not be loaded. */
export function toldLoading<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    try {
      return await load();
    } catch (error) {
      // The message may stay on screen for as long as the person likes; a window that is closing shows none.
      tell().catch(() => undefined);
      throw error;
    }
  };
}

async function tell(): Promise<void> {
  const { l10n, window, commands } = vscode;
  const reload = l10n.t("Reload Window");
  const sentence = l10n.t("Balance Lens could not be loaded. If this stays so in a reloaded window, install it again.");
  const chosen = await window.showErrorMessage(sentence, reload);
  if (chosen === reload) await commands.executeCommand("workbench.action.reloadWindow");
}
