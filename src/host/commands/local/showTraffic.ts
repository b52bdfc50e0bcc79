import * as vscode from "vscode";
import { requestsDocument, webhooksDocument } from "../../../text/documents/trafficDocument.ts";
import { withProgress } from "../../ask/withProgress.ts";
import type { LocalAddress } from "../../local/localSandbox.ts";
import { listRequests, listWebhooks } from "../../local/trafficControl.ts";
import { remotePlace } from "../../local/whereItRuns.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command, CommandDependencies } from "../command.ts";

/** The last requests to the local sandbox, of the extension and of every app, in a document that keeps up with them. */
export const showRequests: Command = (deps) =>
  showLive(deps, `${vscode.l10n.t("Local Sandbox Requests")}.log`, async (address, signal) =>
    requestsDocument(await listRequests(address, signal), address.url, textContext(), remotePlace()),
  );

/** What became of the local sandbox's webhooks, in a document that keeps up with them. */
export const showWebhooks: Command = (deps) =>
  showLive(deps, `${vscode.l10n.t("Local Sandbox Webhooks")}.log`, async (address, signal) =>
    webhooksDocument(await listWebhooks(address, signal), textContext(), remotePlace()),
  );

async function showLive(
  { local, documents }: CommandDependencies,
  name: string,
  read: (address: LocalAddress, signal: AbortSignal) => Promise<string>,
): Promise<void> {
  const folder = "local-sandbox";
  const text = await withProgress(vscode.l10n.t("Reading the local sandbox"), async (signal) =>
    read(await local.use(), signal),
  );
  await documents.show({ folder, name, text });
  documents.keepUp({ folder, name }, async () => {
    // One that does not run is left alone: the text stays as it was last told.
    const { address } = local;
    return address === null ? null : read(address, AbortSignal.timeout(5000));
  });
}
