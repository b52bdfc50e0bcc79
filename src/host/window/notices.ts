import * as vscode from "vscode";
import { failureOf } from "../failure/failures.ts";
import type { Log } from "../log.ts";

/**
 * A text as a notification shows it. VS Code makes a link of `[label](address)` in any notification, and runs the command
 * of a `command:` address when it is clicked: a name from a bank, a server or a file must not be one.
 */
export function noticeText(text: string): string {
  return text.replaceAll("](", "]\u2060(");
}

/** The ways to say something beside the work, for every text there is: each as VS Code's own, and only text. */
export function showError<T extends string>(text: string, ...actions: T[]): Thenable<T | undefined> {
  return vscode.window.showErrorMessage(noticeText(text), ...actions);
}

export function showWarning<T extends string>(text: string, ...actions: T[]): Thenable<T | undefined> {
  return vscode.window.showWarningMessage(noticeText(text), ...actions);
}

export function showInformation<T extends string>(text: string, ...actions: T[]): Thenable<T | undefined> {
  return vscode.window.showInformationMessage(noticeText(text), ...actions);
}

/** A message stays on screen for as long as the person likes: whoever shows it, and acts on the answer, is not waited for. */
export function leaveOnScreen(log: Log, shown: Promise<void>): void {
  shown.catch((thrown: unknown) => log.error(String(failureOf(thrown).detail)));
}
