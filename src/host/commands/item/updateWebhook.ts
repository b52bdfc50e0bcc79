import * as vscode from "vscode";
import type { Environment } from "../../../core/item/environment.ts";
import { titleOf } from "../../ask/chooseItems.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { askText } from "../../ask/pick.ts";
import { remotePlace } from "../../local/whereItRuns.ts";
import { itemTitle } from "../../store/itemNames.ts";
import type { Command } from "../command.ts";
import { changeItems, chooseChangeable } from "./changeItems.ts";

/** Changes the webhook URL of Items: `/item/webhook/update`. Without a URL no webhook is sent. */
export const updateWebhook: Command = async (deps, argument, selected) => {
  const chosen = await chooseChangeable(deps, { argument, selected }, { change: "update-webhook", title: title() });
  const current = deps.items.get(chosen[0]?.itemId ?? "")?.facts?.webhook ?? "";
  const url = textIn(argument, "url") ?? (await askUrl(titleOf(chosen, itemTitle), current, deps.items.environment));
  const words = {
    progress: (name: string) => vscode.l10n.t("Updating the webhook URL of {0}", name),
    done: (name: string) => vscode.l10n.t("Webhook URL updated: {0}", name),
  };
  await changeItems(deps, chosen, words, async (item, signal) =>
    (await deps.connections.of(item.environment)).updateWebhook(item.itemId, url === "" ? null : url, signal),
  );
};

function title(): string {
  return vscode.l10n.t("Update Webhook URL");
}

function askUrl(name: string, value: string, environment: Environment): Promise<string> {
  const place = environment === "local" ? remotePlace() : null;
  return askText({
    title: title(),
    value,
    prompt:
      place === null
        ? vscode.l10n.t("Where Plaid sends the webhooks of {0}; empty for nowhere", name)
        : vscode.l10n.t(
            "Where the webhooks of {0} go; empty for nowhere. They are sent from {1}: localhost is that machine",
            name,
            place,
          ),
    placeHolder: "https://example.com/plaid-webhook",
    validateInput: (text) =>
      text.trim() === "" || isWebUrl(text.trim())
        ? undefined
        : vscode.l10n.t("A URL that starts with http:// or https://"),
  });
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
