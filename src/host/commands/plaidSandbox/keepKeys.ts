import * as vscode from "vscode";
import type { Failure } from "../../../core/failure/errors.ts";
import { keyProblem } from "../../../core/keys/keyProblem.ts";
import { failureSentence } from "../../../text/findings/failureSentence.ts";
import { failureOf } from "../../failure/failures.ts";
import { Refusal } from "../../failure/refusal.ts";
import type { SandboxKeys } from "../../storage/sandboxKeys.ts";
import { textContext } from "../../window/textContext.ts";
import type { CommandDependencies } from "../command.ts";
import { checkKeys, isUndecided } from "./checkKeys.ts";

/**
 * Stores keys after Plaid has accepted them. Keys that Plaid rejects are not stored; keys for production are not even
 * sent. Keys that could not be checked are stored, and a message says so.
 * @throws Refusal with the cause in plain words; BalanceLensError `storage-failed`, `secrets-unavailable`, `cancelled`
 */
export async function keepKeys(deps: CommandDependencies, keys: SandboxKeys): Promise<void> {
  deps.keys.hide(keys);
  if ([keys.clientId, keys.secret].map(keyProblem).includes("production")) throw productionKeys();
  try {
    await checkKeys(deps, keys);
  } catch (error) {
    const failure = failureOf(error);
    if (!isUndecided(failure)) throw refusedKeys(failure) ?? error;
    await deps.keys.write(keys, { areChecked: false });
    throw uncheckedKeys(failure);
  }
  await deps.keys.write(keys, { areChecked: true });
  vscode.window.setStatusBarMessage(vscode.l10n.t("Plaid Sandbox accepted the keys"), 5000);
}

/** Checks the stored keys, and removes them if Plaid rejects them. @throws as `keepKeys` */
export async function checkStoredKeys(deps: CommandDependencies): Promise<void> {
  const keys = await deps.keys.require();
  try {
    await checkKeys(deps, keys);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.reason === "invalid-keys") await deps.keys.erase();
    throw refusedKeys(failure) ?? (isUndecided(failure) ? uncheckedKeys(failure) : error);
  }
  await deps.keys.confirm();
  vscode.window.setStatusBarMessage(vscode.l10n.t("Plaid Sandbox accepted the keys"), 5000);
}

/** The refusal of keys for production. */
export function productionKeys(sentence?: string): Refusal {
  return new Refusal(
    { reason: "production-refused", requestId: null, detail: "keys" },
    { kind: "command", label: vscode.l10n.t("Enter Sandbox Keys"), command: "setPlaidKeys" },
    sentence ?? vscode.l10n.t("These keys are for production. Balance Lens never calls production and stored nothing."),
  );
}

function refusedKeys(failure: Failure): Refusal | null {
  if (failure.reason !== "invalid-keys") return null;
  const { sentence } = failureSentence(failure, textContext());
  return new Refusal(
    failure,
    { kind: "command", label: vscode.l10n.t("Enter Again"), command: "setPlaidKeys" },
    vscode.l10n.t("{0} The keys were not stored.", sentence),
  );
}

function uncheckedKeys(failure: Failure): Refusal {
  const { sentence } = failureSentence(failure, textContext());
  return new Refusal(
    failure,
    { kind: "command", label: vscode.l10n.t("Check Again"), command: "setPlaidKeys", argument: { stored: true } },
    vscode.l10n.t("{0} Your keys are stored, but unchecked.", sentence),
  );
}
