import type { CancellationToken } from "vscode";
import * as vscode from "vscode";
import { cancelled } from "../failure/failures.ts";
import { noticeText } from "../window/notices.ts";

/** Reports progress: the current step, and by how many percent it advanced. */
export type Progress = vscode.Progress<{ readonly message?: string; readonly increment?: number }>;

/** Runs work under a notification that shows its progress and can cancel it. */
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

/** VS Code's token as the `AbortSignal` that core and the client understand. */
function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(cancelled());
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return controller.signal;
}
