import * as vscode from "vscode";
import { showRequests } from "../local/showRequests.ts";
import { showWebhooks } from "../local/showWebhooks.ts";
import { commandMenu } from "./commandMenu.ts";

/** The requests and webhooks of the local sandbox. */
export const trafficMenu = commandMenu(
  () => vscode.l10n.t("Show Traffic"),
  () => [
    {
      label: vscode.l10n.t("$(list-flat) Show Request Log"),
      detail: vscode.l10n.t("The last requests, your app's among them"),
      run: showRequests,
    },
    {
      label: vscode.l10n.t("$(broadcast) Show Webhook Deliveries"),
      run: showWebhooks,
    },
  ],
);
