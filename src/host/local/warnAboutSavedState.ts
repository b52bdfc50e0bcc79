import * as vscode from "vscode";
import type { Log } from "../log.ts";
import { showWarning } from "../window/notices.ts";

/** Shows a start's message about the saved state: it was damaged, or its folder cannot be written. */
export function warnAboutSavedState(note: string, log: Log): void {
  log.warn(note);
  void showWarning(vscode.l10n.t("Local Sandbox: {0}", note));
}
