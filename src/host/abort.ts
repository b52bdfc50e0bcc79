import type { CancellationToken } from "vscode";
import { cancelled } from "./failure/failures.ts";

/** VS Code's token as the `AbortSignal` that core and the client understand. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(cancelled());
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return controller.signal;
}
