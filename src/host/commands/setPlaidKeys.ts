import * as vscode from "vscode";
import { BalanceLensError } from "../../core/errors.ts";
import { textIn } from "../ask/itemArgument.ts";
import { askText } from "../ask/pick.ts";
import { withProgress } from "../ask/withProgress.ts";
import type { SandboxKeys } from "../storage/sandboxKeys.ts";
import type { Command, CommandDependencies } from "./command.ts";

/** First Platypus Bank: asking for its name costs nothing and needs nothing but valid keys. */
const probeInstitution = "ins_109508";

/** Stores the keys of Plaid Sandbox in SecretStorage, after Plaid has accepted them. */
export const setPlaidKeys: Command = async (deps, argument) => {
  const keys = { clientId: await askClientId(argument), secret: await askSecret(argument) };
  await withProgress(vscode.l10n.t("Checking the keys with Plaid Sandbox"), (signal) =>
    storeChecked(deps, keys, signal),
  );
  vscode.window.setStatusBarMessage(vscode.l10n.t("Plaid Sandbox accepted the keys"), 5000);
};

/** Keys that Plaid refuses are not kept. When Plaid cannot be reached nobody knows, and the keys stay. */
async function storeChecked({ keys: store, connections }: CommandDependencies, keys: SandboxKeys, signal: AbortSignal) {
  const before = await store.read();
  await store.write(keys);
  try {
    await (await connections.of("sandbox")).institutionName(probeInstitution, signal);
  } catch (error) {
    const isRefused = error instanceof BalanceLensError && error.failure.reason === "invalid-keys";
    if (isRefused || signal.aborted) await (before === null ? store.erase() : store.write(before));
    throw error;
  }
}

async function askClientId(argument: unknown): Promise<string> {
  return (
    textIn(argument, "clientId") ??
    askText({
      title: vscode.l10n.t("Set Plaid Keys (1/2)"),
      prompt: vscode.l10n.t("client_id, from the Plaid Dashboard under Developers > Keys"),
      password: true,
      validateInput: notEmpty,
    })
  );
}

async function askSecret(argument: unknown): Promise<string> {
  return (
    textIn(argument, "secret") ??
    askText({
      title: vscode.l10n.t("Set Plaid Keys (2/2)"),
      prompt: vscode.l10n.t("The Sandbox secret. It is kept in VS Code's secret storage and nowhere else"),
      password: true,
      validateInput: notEmpty,
    })
  );
}

function notEmpty(value: string): string | undefined {
  return value.trim() === "" ? vscode.l10n.t("This cannot be empty") : undefined;
}
