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

/** ms until work that is seen elsewhere has a notification too. */
const lateMs = 500;

/**
 * Runs work that opens a panel which shows its progress: the notification comes when that panel has been drawn, since both
 * are drawn by one thread, and not at all for work that is done by then. A cancel of it aborts the signal.
 */
export async function withLateProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const working = work(controller.signal);
  const show = async (signal: AbortSignal) => {
    signal.addEventListener("abort", () => controller.abort(signal.reason));
    await working.catch(() => undefined);
  };
  const timer = setTimeout(() => void withProgress(title, show), lateMs);
  try {
    return await working;
  } finally {
    clearTimeout(timer);
  }
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
