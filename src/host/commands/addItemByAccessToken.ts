import * as vscode from "vscode";
import { BalanceLensError } from "../../core/errors.ts";
import { extract } from "../../core/extract/extract.ts";
import type { ItemSummary } from "../../core/item.ts";
import { textIn } from "../ask/itemArgument.ts";
import { askText } from "../ask/pick.ts";
import { withProgress } from "../ask/withProgress.ts";
import type { PlaidConnection } from "../connections.ts";
import { Refusal } from "../refusal.ts";
import type { Command, CommandDependencies } from "./command.ts";
import { setPlaidKeys } from "./setPlaidKeys.ts";

/** Lists an Item of Plaid Sandbox whose access token the person has. Items of the local sandbox list themselves. */
export const addItemByAccessToken: Command = async (deps, argument) => {
  if ((await deps.keys.read()) === null) await setPlaidKeys(deps, undefined);
  const accessToken = textIn(argument, "accessToken") ?? (await askToken());
  // Refused before it is sent, stored or shown anywhere.
  if (isProductionToken(accessToken)) {
    throw new Refusal(
      { reason: "production-refused", requestId: null },
      { kind: "command", label: vscode.l10n.t("Add Item by Access Token"), command: "addItem" },
    );
  }
  const item = await withProgress(vscode.l10n.t("Reading the Item"), async (signal) =>
    identify(await deps.connections.of("sandbox"), accessToken, signal),
  );
  await deps.sandboxItems.put(item, accessToken);
  await showInSandbox(deps, item);
};

/** Adds it to the list the tree shows, changing over to Plaid Sandbox when another environment is shown. */
export async function showInSandbox({ items, environmentChoice, itemReads }: CommandDependencies, item: ItemSummary) {
  await environmentChoice.switchTo("sandbox");
  if (items.status === "ready") items.add(item);
  else await itemReads.list(new AbortController().signal);
}

async function identify(source: PlaidConnection, accessToken: string, signal: AbortSignal): Promise<ItemSummary> {
  const { itemId, body } = await source.identify(accessToken, signal);
  const extraction = extract("/item/get", body);
  if (!extraction.ok) throw new BalanceLensError(extraction.failure);
  const { institutionId = null, institutionName = null, products = [] } = extraction.value.item ?? {};
  return {
    itemId,
    environment: "sandbox",
    institutionId,
    institutionName: institutionName ?? (await nameOf(source, institutionId, signal)),
    products,
  };
}

async function nameOf(source: PlaidConnection, institutionId: string | null, signal: AbortSignal) {
  return institutionId === null ? null : source.institutionName(institutionId, signal);
}

function askToken(): Promise<string> {
  return askText({
    title: vscode.l10n.t("Add Item by Access Token"),
    prompt: vscode.l10n.t("An access token of Plaid Sandbox. It is kept in VS Code's secret storage and nowhere else"),
    password: true,
    validateInput: (value) => {
      if (isProductionToken(value))
        return vscode.l10n.t("This is a production token. Balance Lens never calls production");
      return value.trim() === "" ? vscode.l10n.t("This cannot be empty") : undefined;
    },
  });
}

function isProductionToken(token: string): boolean {
  return /^\s*access-production-/i.test(token);
}
