import * as vscode from "vscode";
import { flagIn, textIn } from "../../ask/itemArgument.ts";
import { pickOne } from "../../ask/pick.ts";
import { Refusal } from "../../failure/refusal.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { findEnvFiles } from "./askEnvFile.ts";
import { askKeys } from "./askKeys.ts";
import { importPlaidKeys } from "./importPlaidKeys.ts";
import { checkStoredKeys, keepKeys } from "./keepKeys.ts";

/** Stores the keys of Plaid Sandbox in SecretStorage, after Plaid has accepted them. `stored` only checks the stored ones. */
export const setPlaidKeys: Command = async (deps, argument) => {
  if (flagIn(argument, "stored")) return checkStoredKeys(deps);
  await askAndKeep(deps, argument, vscode.l10n.t("Calls to your Plaid Sandbox need your keys."));
};

/**
 * Makes sure that there are keys: asks for them if none are stored, and checks those that could not be checked before.
 * `purpose` says what they are needed for; a refusal offers to continue with that.
 */
export async function ensureKeys(deps: CommandDependencies, purpose: string): Promise<void> {
  try {
    if ((await deps.keys.read()) === null) await askAndKeep(deps, undefined, purpose);
    else if (deps.keys.isUnchecked()) await checkStoredKeys(deps);
  } catch (error) {
    if (!(error instanceof Refusal) || error.remedy.kind !== "command" || error.remedy.command !== "setPlaidKeys")
      throw error;
    throw new Refusal(error.failure, { kind: "again", label: error.remedy.label }, error.sentence);
  }
}

async function askAndKeep(deps: CommandDependencies, argument: unknown, purpose: string): Promise<void> {
  if (textIn(argument, "clientId") === undefined && (await prefersImport(purpose)))
    return importPlaidKeys(deps, undefined);
  await keepKeys(deps, await askKeys(argument, purpose));
}

/** Asks whether to import the keys, if a trusted folder has a file to import from. */
async function prefersImport(purpose: string): Promise<boolean> {
  if (!vscode.workspace.isTrusted || (await findEnvFiles()).length === 0) return false;
  return pickOne(
    [
      {
        label: vscode.l10n.t("$(key) Enter the Keys"),
        detail: vscode.l10n.t("client_id and Sandbox secret, from the Plaid Dashboard"),
        value: false,
      },
      {
        label: vscode.l10n.t("$(file) Import Them from a .env File"),
        detail: vscode.l10n.t("You see which variables are read before anything is stored"),
        value: true,
      },
    ],
    { title: vscode.l10n.t("Set Plaid Keys"), placeHolder: vscode.l10n.t("{0} Where are they?", purpose) },
  );
}
