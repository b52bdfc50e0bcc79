import * as vscode from "vscode";
import type { Failure, FailureReason } from "../../../core/failure/errors.ts";
import { keyProblem } from "../../../core/keys/keyProblem.ts";
import { failureSentence } from "../../../text/findings/failureSentence.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { failureOf } from "../../failure/failures.ts";
import { Refusal } from "../../failure/refusal.ts";
import type { SandboxKeys } from "../../storage/sandboxKeys.ts";
import { textContext } from "../../window/textContext.ts";
import type { CommandDependencies } from "../command.ts";

/**
 * First Platypus Bank, which is looked up to check keys: `/institutions/get_by_id` is free, touches no Item, contacts no
 * bank, and has the widest limit of all calls that need valid keys (400 a minute; `/institutions/get` 50).
 * Source: https://plaid.com/docs/errors/rate-limit-exceeded/
 */
const probeInstitution = "ins_109508";

/** Failures that say nothing about the keys. */
const undecided: readonly FailureReason[] = [
  "unreachable",
  "connection-lost",
  "timed-out",
  "tls-failed",
  "proxy-refused",
  "rate-limited",
  "plaid-error",
  "plaid-maintenance",
  // The page of a proxy, or the sign-in page of a network.
  "malformed-answer",
];

/**
 * Stores keys after Plaid has accepted them. Keys that Plaid rejects are not stored; keys for production are not even
 * sent. Keys that could not be checked are stored, and a message says so.
 * @throws Refusal with the cause in plain words; BalanceLensError `storage-failed`, `secrets-unavailable`, `cancelled`
 */
export async function keepKeys(deps: CommandDependencies, keys: SandboxKeys): Promise<void> {
  deps.keys.hide(keys);
  if ([keys.clientId, keys.secret].map(keyProblem).includes("production")) throw productionKeys();
  try {
    await tryKeys(deps, keys);
  } catch (error) {
    const failure = failureOf(error);
    if (!undecided.includes(failure.reason)) throw refusedKeys(failure) ?? error;
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
    await tryKeys(deps, keys);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.reason === "invalid-keys") await deps.keys.erase();
    throw refusedKeys(failure) ?? (undecided.includes(failure.reason) ? uncheckedKeys(failure) : error);
  }
  await deps.keys.confirm();
  vscode.window.setStatusBarMessage(vscode.l10n.t("Plaid Sandbox accepted the keys"), 5000);
}

async function tryKeys({ connections }: CommandDependencies, keys: SandboxKeys): Promise<void> {
  await withProgress(vscode.l10n.t("Checking the keys with Plaid Sandbox"), async (signal) =>
    (await connections.trying(keys)).institutionName(probeInstitution, signal),
  );
}

/** The refusal of keys for production. */
export function productionKeys(sentence?: string): Refusal {
  return new Refusal(
    { reason: "production-refused", requestId: null, detail: "keys" },
    { kind: "command", label: vscode.l10n.t("Enter Sandbox Keys"), command: "setPlaidKeys" },
    sentence ?? vscode.l10n.t("These keys are of production. Balance Lens never calls production, and kept nothing."),
  );
}

function refusedKeys(failure: Failure): Refusal | null {
  if (failure.reason !== "invalid-keys") return null;
  const { sentence } = failureSentence(failure, textContext());
  return new Refusal(
    failure,
    { kind: "command", label: vscode.l10n.t("Enter Again"), command: "setPlaidKeys" },
    vscode.l10n.t("{0} The keys were not kept.", sentence),
  );
}

function uncheckedKeys(failure: Failure): Refusal {
  const { sentence } = failureSentence(failure, textContext());
  return new Refusal(
    failure,
    { kind: "command", label: vscode.l10n.t("Check Again"), command: "setPlaidKeys", argument: { stored: true } },
    vscode.l10n.t("{0} Your keys are kept, but unchecked.", sentence),
  );
}
