import * as vscode from "vscode";
import { withProgress } from "../../ask/withProgress.ts";
import type { LocalAddress } from "../../local/localSandbox.ts";
import type { CommandDependencies } from "../command.ts";

/** Shows what the local sandbox received or sent as a document that keeps up with it. */
export async function showTraffic(
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
