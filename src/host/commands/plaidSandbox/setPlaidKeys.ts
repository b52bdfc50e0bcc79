import * as vscode from "vscode";
import { flagIn, textIn } from "../../ask/itemArgument.ts";
import { pickOne } from "../../ask/pick.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { findEnvFiles } from "./askEnvFile.ts";
import { askKeys } from "./askKeys.ts";
import { importPlaidKeys } from "./importPlaidKeys.ts";
import { checkStoredKeys, keepKeys } from "./keepKeys.ts";

/** Stores the keys of Plaid Sandbox in SecretStorage, after Plaid has accepted them. With `stored`, only checks them. */
export const setPlaidKeys: Command = async (deps, argument) => {
  if (flagIn(argument, "stored")) return checkStoredKeys(deps);
  if (textIn(argument, "clientId") === undefined && (await prefersImport())) return importPlaidKeys(deps, undefined);
  await keepKeys(deps, await askKeys(argument));
};

/** Asks for the keys where none are stored: what needs them begins with this. */
export async function ensureKeys(deps: CommandDependencies): Promise<void> {
  if ((await deps.keys.read()) === null) await setPlaidKeys(deps, undefined);
}

/** Asked only where there is something to import from, in a folder that is trusted. */
async function prefersImport(): Promise<boolean> {
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
        detail: vscode.l10n.t("You see which variables are meant before anything is kept"),
        value: true,
      },
    ],
    { title: vscode.l10n.t("Set Plaid Keys"), placeHolder: vscode.l10n.t("Where are the keys of Plaid Sandbox?") },
  );
}
