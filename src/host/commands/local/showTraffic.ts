import * as vscode from "vscode";
import { withProgress } from "../../ask/withProgress.ts";
import type { LocalAddress } from "../../local/localSandbox.ts";
import type { CommandDependencies } from "../command.ts";

/** Shows what the local sandbox received or sent in a document that is kept up to date. */
export async function showTraffic(
  { local, documents }: CommandDependencies,
  name: string,
  read: (address: LocalAddress, signal: AbortSignal) => Promise<string>,
): Promise<void> {
  const place = { environment: "local", folder: "local-sandbox", name } as const;
  const text = await withProgress(vscode.l10n.t("Reading the local sandbox"), async (signal) =>
    read(await local.use(), signal),
  );
  await documents.show({ ...place, text });
  documents.keepUp(place, async () => {
    // A stopped sandbox is not started for this: the text stays.
    const { address } = local;
    return address === null ? null : read(address, AbortSignal.timeout(5000));
  });
}
