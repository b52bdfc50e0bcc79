import * as vscode from "vscode";
import type { Log } from "../log.ts";
import { showWarning } from "../window/notices.ts";

/** Shows what a start of the local sandbox found: a state that was damaged, or a folder that cannot keep one. */
export function tellNote(note: string, log: Log): void {
  log.warn(note);
  void showWarning(vscode.l10n.t("Local Sandbox: {0}", note));
}
