import * as vscode from "vscode";
import { appSnippets } from "../../../text/appSetup/appSnippet.ts";
import { flagIn, textIn } from "../../ask/itemArgument.ts";
import { pickOne } from "../../ask/pick.ts";
import { remotePlace } from "../../local/whereItRuns.ts";
import { showInformation } from "../../window/notices.ts";
import type { Command } from "../command.ts";

/**
 * Copies the lines that point an app's Plaid SDK at the local sandbox. `argument.language` is the name of the SDK.
 * `{"reveal":true}`, as the walkthrough passes it, also opens them in a new editor.
 */
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
  if (flagIn(argument, "reveal")) {
    await openAsDocument(chosen.code, chosen.languageId);
    void showInformation(said);
    return;
  }
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
