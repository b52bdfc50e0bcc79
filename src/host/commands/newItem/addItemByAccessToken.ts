import * as vscode from "vscode";
import { isProductionToken } from "../../../core/keys/isProduction.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { askText } from "../../ask/pick.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { Refusal } from "../../failure/refusal.ts";
import { identifyItem } from "../../work/identifyItem.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { ensureKeys } from "../plaidSandbox/setPlaidKeys.ts";

/**
 * Adds an Item of Plaid Sandbox by its access token, or one account of it by a processor token. Items of the local sandbox
 * are listed without.
 */
export const addItemByAccessToken: Command = async (deps, argument) => {
  await ensureKeys(deps, vscode.l10n.t("To look the Item up, Plaid needs the keys its access token belongs to."));
  const accessToken = textIn(argument, "accessToken") ?? (await askToken());
  // Refused before it is sent, stored or shown.
  if (isProductionToken(accessToken)) {
    throw new Refusal(
      { reason: "production-refused", requestId: null, detail: "access token" },
      { kind: "command", label: vscode.l10n.t("Add Item by Access Token"), command: "addItemByAccessToken" },
      vscode.l10n.t("This is a production access token. Balance Lens never calls production and stored nothing."),
    );
  }
  const item = await withProgress(vscode.l10n.t("Reading the Item"), async (signal) =>
    identifyItem(await deps.connections.of("sandbox"), accessToken, { signal }),
  );
  await deps.sandboxItems.put(item, accessToken);
  await showSandboxItems(deps);
};

/** Switches to Plaid Sandbox and lists its Items again, including one that was just added. */
export async function showSandboxItems({ environmentChoice, itemReads }: CommandDependencies): Promise<void> {
  await environmentChoice.switchTo("sandbox");
  await itemReads.relist(new AbortController().signal);
}

function askToken(): Promise<string> {
  return askText({
    title: vscode.l10n.t("Add Item by Access Token"),
    prompt: vscode.l10n.t(
      "An access or processor token of Plaid Sandbox. It is kept in VS Code's secret storage and nowhere else",
    ),
    password: true,
    validateInput: (value) => {
      if (isProductionToken(value))
        return vscode.l10n.t("This is a production token. Balance Lens never calls production");
      return value.trim() === "" ? vscode.l10n.t("This cannot be empty") : undefined;
    },
  });
}
