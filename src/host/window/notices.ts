import * as vscode from "vscode";
import { failureOf } from "../failure/failures.ts";
import type { Log } from "../log.ts";

/**
 * Escapes text so that a notification shows it literally. VS Code renders `[label](address)` as a link in any
 * notification, and a click on a `command:` address runs the command: a name from a bank, a server or a file must not
 * become a link.
 */
export function noticeText(text: string): string {
  return text.replaceAll("](", "]\u2060(");
}

/** VS Code's messages, showing text from any source literally. */
export function showError<T extends string>(text: string, ...actions: T[]): Thenable<T | undefined> {
  return vscode.window.showErrorMessage(noticeText(text), ...actions);
}

export function showWarning<T extends string>(text: string, ...actions: T[]): Thenable<T | undefined> {
  return vscode.window.showWarningMessage(noticeText(text), ...actions);
}

export function showInformation<T extends string>(text: string, ...actions: T[]): Thenable<T | undefined> {
  return vscode.window.showInformationMessage(noticeText(text), ...actions);
}

/** Shows a message without waiting: it stays on screen as long as the person likes, and so may what its button does. */
export function leaveOnScreen(log: Log, shown: Promise<void>): void {
  shown.catch((thrown: unknown) => log.error(String(failureOf(thrown).detail)));
}
