import * as vscode from "vscode";
import { BalanceLensError } from "../../../core/failure/errors.ts";
import { foreignError } from "../../../core/failure/foreignError.ts";
import { keysInEnvFile } from "../../../core/keys/keysInEnvFile.ts";
import { flagIn, textIn } from "../../ask/itemArgument.ts";
import { readTextFile } from "../../ask/readTextFile.ts";
import { cancelled } from "../../failure/failures.ts";
import { Refusal } from "../../failure/refusal.ts";
import type { Command } from "../command.ts";
import { askEnvFile } from "./askEnvFile.ts";
import { keepKeys, productionKeys } from "./keepKeys.ts";

const mostBytes = 1_000_000;

/**
 * Imports the keys of Plaid Sandbox from a `.env` file, after the person confirmed the names of the variables; their values
 * are never displayed. A file for production is refused, and one in an untrusted folder is not read.
 */
export const importPlaidKeys: Command = async (deps, argument) => {
  if (!vscode.workspace.isTrusted) throw new BalanceLensError({ reason: "workspace-untrusted", requestId: null });
  const title = vscode.l10n.t("Import Plaid Keys from a .env File");
  const named = textIn(argument, "file");
  const file = named === undefined ? await askEnvFile(title) : vscode.Uri.file(named);
  const name = vscode.workspace.asRelativePath(file);
  const found = keysInEnvFile(await textOf(file, name));
  if (found.kind === "production") {
    throw productionKeys(
      vscode.l10n.t(
        "{0} in {1} says that its keys are for production. Balance Lens never calls production and stored nothing.",
        found.name,
        name,
      ),
    );
  }
  if (found.kind === "missing") throw notThere(name, found.names);
  const { clientId, secret } = found;
  await consent({ name, clientId: clientId.name, secret: secret.name }, argument);
  await keepKeys(deps, { clientId: clientId.value, secret: secret.value });
};

/** Reads the file. @throws Refusal when it cannot be read, or is too large for a list of variables */
async function textOf(file: vscode.Uri, name: string): Promise<string> {
  try {
    return await readTextFile(file, mostBytes);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      { reason: "file-unusable", requestId: null, detail: foreignError(error) },
      { kind: "again", label: vscode.l10n.t("Choose Again") },
      vscode.l10n.t("{0} cannot be read. No keys were imported.", name),
    );
  }
}

function notThere(name: string, variables: readonly string[]): Refusal {
  return new Refusal(
    { reason: "keys-missing", requestId: null },
    { kind: "command", label: vscode.l10n.t("Enter the Keys"), command: "setPlaidKeys" },
    vscode.l10n.t("{0} does not set {1}.", name, variables.join(", ")),
  );
}

async function consent(
  { name, clientId, secret }: { readonly name: string; readonly clientId: string; readonly secret: string },
  argument: unknown,
): Promise<void> {
  if (flagIn(argument, "confirmed")) return;
  const take = vscode.l10n.t("Import");
  const detail = vscode.l10n.t(
    "{0} and {1} are sent to Plaid Sandbox once, to be checked, and then stored in VS Code's secret storage. The file isn't changed.",
    clientId,
    secret,
  );
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t("Import the Plaid keys of {0}?", name),
    { modal: true, detail },
    take,
  );
  if (chosen !== take) throw cancelled();
}
