import * as vscode from "vscode";
import { signalOf } from "../abort.ts";
import { noticeText } from "../window/notices.ts";

/** Tells how far the work has come: what it is at, and by how many hundredths it came forward. */
export type Progress = vscode.Progress<{ readonly message?: string; readonly increment?: number }>;

/** Runs work under a notification that shows it and can cancel it. */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, progress: Progress) => Promise<T>,
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: noticeText(title), cancellable: true },
    (progress, token) => work(signalOf(token), asText(progress)),
  );
}

function asText(progress: Progress): Progress {
  return {
    report: ({ message, ...step }) =>
      progress.report(message === undefined ? step : { ...step, message: noticeText(message) }),
  };
}
