import * as vscode from "vscode";
import { signalOf } from "../abort.ts";

/** Runs work under a notification that shows it and can cancel it. */
export async function withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_progress, token) => work(signalOf(token)),
  );
}
