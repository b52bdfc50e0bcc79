import * as vscode from "vscode";
import { forwardedAddress, hostToAllow, remotePlace } from "../../local/whereItRuns.ts";
import { leaveOnScreen, showInformation } from "../../window/notices.ts";
import type { Command, CommandDependencies } from "../command.ts";

/**
 * Copies the local sandbox's address, which stays the same as long as its port is free. Starts the sandbox if needed. In a
 * remote window the address is the loopback of another machine: the message says so and offers the forwarded one.
 */
export const copyLocalAddress: Command = async (deps) => {
  const { url } = await deps.local.use();
  await vscode.env.clipboard.writeText(url);
  const place = remotePlace();
  if (place === null) vscode.window.setStatusBarMessage(vscode.l10n.t("Copied: {0}", url), 5000);
  else leaveOnScreen(deps.log, offerForwarded(deps, url, place));
};

async function offerForwarded({ settings }: CommandDependencies, url: string, place: string): Promise<void> {
  const forward = vscode.l10n.t("Copy Forwarded Address");
  const sentence = vscode.l10n.t("Copied {0}. It works for apps on {1}, not on this computer.", url, place);
  if ((await showInformation(sentence, forward)) !== forward) return;
  const forwarded = await forwardedAddress(url);
  await vscode.env.clipboard.writeText(forwarded);
  const host = hostToAllow(forwarded, settings.current.local.allowedHosts);
  if (host === null) {
    void showInformation(vscode.l10n.t("Copied {0}. It works on this computer while this window is open.", forwarded));
    return;
  }
  const open = vscode.l10n.t("Open Setting");
  const said = vscode.l10n.t(
    "Copied {0}. The local sandbox refuses calls to {1} until you add that host to balanceLens.local.allowedHosts.",
    forwarded,
    host,
  );
  if ((await showInformation(said, open)) !== open) return;
  await vscode.commands.executeCommand("workbench.action.openSettings", "balanceLens.local.allowedHosts");
}
