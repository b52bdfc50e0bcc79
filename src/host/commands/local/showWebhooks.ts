import * as vscode from "vscode";
import { webhooksDocument } from "../../../text/documents/trafficDocument.ts";
import { listWebhooks } from "../../local/trafficControl.ts";
import { remotePlace } from "../../local/whereItRuns.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command } from "../command.ts";
import { showTraffic } from "./showTraffic.ts";

/** Shows the deliveries of the local sandbox's webhooks in a document that is kept up to date. */
export const showWebhooks: Command = (deps) =>
  showTraffic(deps, `${vscode.l10n.t("Local Sandbox Webhooks")}.log`, async (address, signal) =>
    webhooksDocument(await listWebhooks(address, signal), textContext(), remotePlace()),
  );
