import * as vscode from "vscode";
import { BalanceLensError } from "../../core/failure/errors.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import type { Clock } from "../../core/run/ports.ts";
import type { Log } from "../log.ts";
import type { SecretValues } from "../secretValues.ts";
import { History } from "./history.ts";
import { historyRetention } from "./historyRetention.ts";
import { RealTimeCalls } from "./realTimeCalls.ts";
import { SandboxItems } from "./sandboxItems.ts";
import { SandboxKeyStore } from "./sandboxKeys.ts";
import { textFolder } from "./textFolder.ts";

interface StorageDependencies {
  readonly known: SecretValues;
  readonly log: Log;
  readonly clock: Clock;
}

/** Everything that outlives the window, each kind in its own store. Opening reads nothing. */
export function openStorage(
  { globalState: memento, secrets, globalStorageUri }: vscode.ExtensionContext,
  { known, log, clock }: StorageDependencies,
) {
  return {
    memento,
    secrets,
    keys: new SandboxKeyStore({ secrets, memento, known }),
    sandboxItems: new SandboxItems({
      folder: textFolder(vscode.Uri.joinPath(globalStorageUri, "items").fsPath),
      secrets,
      known,
      clock,
      onDamaged: (name) => log.warn(`the label of an Item cannot be read, so it is listed by its id: items/${name}`),
    }),
    realTimeCalls: new RealTimeCalls(memento),
    history: new History({
      directory: vscode.Uri.joinPath(globalStorageUri, "comparisons").fsPath,
      ...historyRetention,
      onUnreadable: (name, error) => log.warn(`passed over ${name}, which cannot be opened: ${whyOf(error)}`),
    }),
  };
}

/** Our own readers' reason for rejecting a file; of any other error only the class. */
function whyOf(error: unknown): string {
  return error instanceof BalanceLensError ? (error.failure.detail ?? error.failure.reason) : foreignError(error);
}
