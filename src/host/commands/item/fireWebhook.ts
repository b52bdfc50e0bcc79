import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { type WebhookChoice, webhooksFor } from "../../../core/item/itemChanges.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { pickOne } from "../../ask/pick.ts";
import type { Command } from "../command.ts";
import { changeItems, chooseChangeable } from "./changeItems.ts";

/** Sends a webhook for Items: `/sandbox/item/fire_webhook`. */
export const fireWebhook: Command = async (deps, argument, selected) => {
  const chosen = await chooseChangeable(
    deps,
    { argument, selected },
    { change: "fire-webhook", title: vscode.l10n.t("Fire Webhook") },
  );
  const webhook = webhookIn(argument) ?? (await askWebhook(chosen));
  const words = {
    progress: (name: string) => vscode.l10n.t("Firing {0} of {1}", `${webhook.type} ${webhook.code}`, name),
    done: (name: string) => vscode.l10n.t("Webhook fired: {0}", name),
  };
  await changeItems(deps, chosen, words, async (item, signal) =>
    (await deps.connections.of(item.environment)).fireWebhook(item.itemId, webhook, signal),
  );
};

function webhookIn(argument: unknown): WebhookChoice | null {
  const [type, code] = [textIn(argument, "type"), textIn(argument, "code")];
  return type === undefined || code === undefined ? null : { type, code };
}

/** Asks for a webhook that all of the Items support. */
function askWebhook(items: readonly ItemSummary[]): Promise<WebhookChoice> {
  const common = items.reduce<readonly string[]>(
    (products, item) => products.filter((product) => item.products.includes(product)),
    items[0]?.products ?? [],
  );
  return pickOne(
    webhooksFor(common).map((webhook) => ({ label: webhook.code, description: webhook.type, value: webhook })),
    {
      title: vscode.l10n.t("Fire Webhook"),
      placeHolder: vscode.l10n.t("Code and type: what the products of the Item send"),
    },
  );
}
