import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { linkTokenSnippet } from "../../../text/export/callAsCode/linkTokenSnippet.ts";
import { updateModeUrl } from "../../failure/remedy.ts";
import { repairItem } from "../../local/controlClient.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { copyText } from "../../window/copyText.ts";
import { showInformation } from "../../window/notices.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { compareAfter } from "../compare/compareAfter.ts";
import { changeItems, chooseChangeable } from "./changeItems.ts";

/**
 * Repairs the login of Items. The local sandbox does what a finished Link update mode does. For Plaid's own Sandbox the
 * person has to open Link, which an editor cannot do, so a message explains how.
 */
export const repairLogin: Command = async (deps, argument, selected) => {
  const chosen = await chooseChangeable(
    deps,
    { argument, selected },
    { change: "repair", title: vscode.l10n.t("Repair Login") },
  );
  const local = chosen.filter(({ environment }) => environment === "local");
  const [elsewhere] = chosen.filter(({ environment }) => environment === "sandbox");
  // Not awaited: it may stay on screen for as long as the person likes.
  if (elsewhere !== undefined) void explainUpdateMode(deps, elsewhere);
  if (local.length === 0) return;
  const words = {
    progress: (name: string) => vscode.l10n.t("Repairing the login of {0}", name),
    done: (name: string) => vscode.l10n.t("Login repaired: {0}", name),
  };
  await changeItems(deps, local, words, async ({ itemId }, signal) =>
    repairItem(await deps.local.use(), itemId, signal),
  );
  for (const { itemId } of local) await compareAfter(deps, argument, itemId);
};

async function explainUpdateMode({ plaidSandboxUrl, settings }: CommandDependencies, item: ItemSummary): Promise<void> {
  const copyForBash = vscode.l10n.t("Copy Call (bash, zsh)");
  const copyForPowerShell = vscode.l10n.t("Copy Call (PowerShell)");
  const page = vscode.l10n.t("How to Repair");
  const chosen = await showInformation(
    vscode.l10n.t(
      "The login of {0} cannot be repaired from here. Open Link in update mode: create a link token with the Item's access token, then sign in as user_good with pass_good.",
      itemTitle(item),
    ),
    copyForBash,
    copyForPowerShell,
    page,
  );
  if (chosen === page) await vscode.env.openExternal(vscode.Uri.parse(updateModeUrl));
  if (chosen === undefined || chosen === page) return;
  const baseUrl = settings.current.sandbox.url === "" ? plaidSandboxUrl : settings.current.sandbox.url;
  const comment = vscode.l10n.t("Set PLAID_CLIENT_ID, PLAID_SECRET and PLAID_ACCESS_TOKEN first.");
  const shell = chosen === copyForPowerShell ? "powershell" : "curl";
  await copyText(linkTokenSnippet({ shell, baseUrl, comment }));
}
