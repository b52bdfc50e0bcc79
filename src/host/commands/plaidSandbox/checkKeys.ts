import * as vscode from "vscode";
import type { Failure, FailureReason } from "../../../core/failure/errors.ts";
import { withProgress } from "../../ask/withProgress.ts";
import type { SandboxKeys } from "../../storage/sandboxKeys.ts";
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
 * Checks keys with one free call, and keeps nothing.
 * @throws BalanceLensError `invalid-keys` when Plaid rejects them, or why they could not be checked
 */
export async function checkKeys({ connections }: CommandDependencies, keys: SandboxKeys): Promise<void> {
  await withProgress(vscode.l10n.t("Checking the keys with Plaid Sandbox"), async (signal) =>
    (await connections.trying(keys)).institutionName(probeInstitution, signal),
  );
}

/** True when a failed check says nothing about the keys: the network or Plaid itself was in trouble. */
export function isUndecided({ reason }: Failure): boolean {
  return undecided.includes(reason);
}
