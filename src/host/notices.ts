import * as vscode from "vscode";

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
