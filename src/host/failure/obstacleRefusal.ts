import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import { dynamicUser, type ItemChange, type Obstacle } from "../../core/item/itemChanges.ts";
import { itemTitle } from "../store/itemNames.ts";
import { Refusal } from "./refusal.ts";
import type { Remedy } from "./remedy.ts";

/** Why an Item does not allow a change, in one sentence. */
export function obstacleSentence(obstacle: Obstacle, change: ItemChange): string {
  switch (obstacle) {
    case "login-required":
      return change === "reset-login"
        ? vscode.l10n.t("Its login is required already.")
        : vscode.l10n.t("Its login is required first: Plaid cannot ask the bank.");
    case "login-works":
      return vscode.l10n.t("Its login works: there is nothing to repair.");
    case "no-scenario":
      return vscode.l10n.t("It was not made from a scenario, so there is nothing to restart.");
    case "no-webhook":
      return vscode.l10n.t("It has no webhook URL, so no webhook is sent.");
    case "product-missing":
      return change === "refresh-investments"
        ? vscode.l10n.t("It does not have the product investments.")
        : vscode.l10n.t("It does not have the product transactions.");
    case "processor-token":
      return vscode.l10n.t("A processor token only reads its account: changing the Item takes an access token.");
    case "other-test-user":
      return vscode.l10n.t("Only Items of the test user {0} accept new transactions.", dynamicUser);
  }
}

/** The refusal of a change that the Item does not allow: why, and what to do. */
export function obstacleRefusal(obstacle: Obstacle, change: ItemChange, item: ItemSummary): Refusal {
  const sentence = `${itemTitle(item)}: ${obstacleSentence(obstacle, change)}`;
  const failure = { reason: "invalid-request", requestId: null, detail: obstacle } as const;
  return new Refusal(failure, remedyFor(obstacle, change, item), sentence);
}

function remedyFor(obstacle: Obstacle, change: ItemChange, { itemId }: ItemSummary): Remedy {
  const argument = { itemId };
  switch (obstacle) {
    case "login-required":
      return { kind: "command", label: vscode.l10n.t("Repair Login"), command: "repairLogin", argument };
    case "login-works":
      return { kind: "command", label: vscode.l10n.t("Refresh"), command: "refreshItem", argument };
    case "no-scenario":
      return { kind: "command", label: vscode.l10n.t("Load Scenario"), command: "loadScenario" };
    case "no-webhook":
      return { kind: "command", label: vscode.l10n.t("Update Webhook URL"), command: "updateWebhook", argument };
    case "processor-token":
      return { kind: "command", label: vscode.l10n.t("Add Item by Access Token"), command: "addItemByAccessToken" };
    case "product-missing":
    case "other-test-user":
      return change === "fire-webhook"
        ? { kind: "command", label: vscode.l10n.t("Refresh"), command: "refreshItem", argument }
        : { kind: "command", label: vscode.l10n.t("Create Sandbox Item"), command: "createSandboxItem" };
  }
}
