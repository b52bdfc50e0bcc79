import * as vscode from "vscode";
import { failureOf } from "../failure/failures.ts";
import type { Log } from "../log.ts";

/**
 * A text in the form that notifications show literally. VS Code renders `[label](address)` as a link in any
 * notification, and runs the command of a `command:` address on a click: a name from a bank, a server or a file must
 * not become one.
 */
export function noticeText(text: string): string {
  return text.replaceAll("](", "]\u2060(");
}

/** VS Code's messages with text from anywhere, shown literally. */
export function showError<T extends string>(text: string, ...actions: T[]): Thenable<T | undefined> {
  return vscode.window.showErrorMessage(noticeText(text), ...actions);
}

export function showWarning<T extends string>(text: string, ...actions: T[]): Thenable<T | undefined> {
  return vscode.window.showWarningMessage(noticeText(text), ...actions);
}

export function showInformation<T extends string>(text: string, ...actions: T[]): Thenable<T | undefined> {
  return vscode.window.showInformationMessage(noticeText(text), ...actions);
}

/** A message stays on screen as long as the person likes, so nobody waits for it or for what its button does. */
export function leaveOnScreen(log: Log, shown: Promise<void>): void {
  shown.catch((thrown: unknown) => log.error(String(failureOf(thrown).detail)));
}
