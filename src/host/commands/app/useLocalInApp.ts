import * as vscode from "vscode";
import { appSnippets } from "../../../text/export/snippets/appSnippet.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { pickOne } from "../../ask/pick.ts";
import { forwardedAddress, hostToAllow, remotePlace } from "../../local/whereItRuns.ts";
import { leaveOnScreen, showInformation } from "../../window/notices.ts";
import type { Command, CommandDependencies } from "../command.ts";

/**
 * Copies the local sandbox's address, which stays the same as long as its port is free. It starts when it has to. In a remote
 * window it is the loopback of another machine, which is said, and the forwarded address is offered.
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

/** Copies the lines that point an app's Plaid SDK at the local sandbox. `argument.language` is the name of the SDK. */
export const useLocalInApp: Command = async ({ local }, argument) => {
  const { url } = await local.use();
  const snippets = appSnippets(url);
  const named = snippets.find(({ name }) => name === textIn(argument, "language"));
  const chosen =
    named ??
    (await pickOne(
      snippets.map((snippet) => ({ label: snippet.name, value: snippet })),
      {
        title: vscode.l10n.t("Use Local Sandbox in My App"),
        placeHolder: vscode.l10n.t("The language of your app. Any client id and secret do; only the address differs"),
      },
    ));
  await vscode.env.clipboard.writeText(chosen.code);
  const place = remotePlace();
  const said =
    place === null
      ? vscode.l10n.t("Copied. Your app reaches the local sandbox at {0} while a window uses it.", url)
      : vscode.l10n.t("Copied. An app on {1} reaches the local sandbox at {0} while a window uses it.", url, place);
  const insert = vscode.l10n.t("Insert into Editor");
  const open = vscode.l10n.t("Open in New Editor");
  const actions = vscode.window.activeTextEditor === undefined ? [open] : [insert, open];
  void showInformation(said, ...actions).then((action) => {
    if (action === insert) return insertAtCursor(chosen.code);
    return action === open ? openAsDocument(chosen.code, chosen.languageId) : undefined;
  });
};

async function insertAtCursor(code: string): Promise<void> {
  await vscode.window.activeTextEditor?.edit((edit) => {
    const selection = vscode.window.activeTextEditor?.selection;
    if (selection !== undefined) edit.replace(selection, code);
  });
}

async function openAsDocument(content: string, language: string): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
}
