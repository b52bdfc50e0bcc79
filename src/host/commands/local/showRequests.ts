import * as vscode from "vscode";
import { requestsDocument } from "../../../text/documents/trafficDocument.ts";
import { listRequests } from "../../local/trafficControl.ts";
import { remotePlace } from "../../local/whereItRuns.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command } from "../command.ts";
import { showTraffic } from "./showTraffic.ts";

/** Shows the latest requests to the local sandbox, the extension's and every app's, in a document that is kept up to date. */
export const showRequests: Command = (deps) =>
  showTraffic(deps, `${vscode.l10n.t("Local Sandbox Requests")}.log`, async (address, signal) =>
    requestsDocument(await listRequests(address, signal), address.url, textContext(), remotePlace()),
  );
