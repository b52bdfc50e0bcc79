import * as vscode from "vscode";
import type { SavedText } from "../../core/saved/openSaved.ts";
import { cancelled } from "../failures.ts";
import { textIn } from "./itemArgument.ts";
import { pickOne } from "./pick.ts";

type Source = "files" | "clipboard" | "editor";

/**
 * The texts that hold saved responses: files, the clipboard, or the editor in front.
 * @throws BalanceLensError `cancelled`
 */
export async function askSavedTexts(argument: unknown, title: string): Promise<readonly SavedText[]> {
  const editor = vscode.window.activeTextEditor;
  const choices = [
    ...(editor === undefined
      ? []
      : [
          {
            label: vscode.l10n.t("$(file-code) The Open Editor"),
            description: nameOf(editor.document.uri),
            value: "editor" as Source,
          },
        ]),
    { label: vscode.l10n.t("$(clippy) The Clipboard"), value: "clipboard" as Source },
    { label: vscode.l10n.t("$(folder-opened) Files…"), value: "files" as Source },
  ];
  const named = textIn(argument, "from");
  const source =
    choices.find(({ value }) => value === named)?.value ??
    (await pickOne(choices, { title, placeHolder: vscode.l10n.t("Where are the responses? No call is made.") }));
  if (source === "clipboard") {
    return [{ source: vscode.l10n.t("Clipboard"), text: await vscode.env.clipboard.readText() }];
  }
  if (source === "editor" && editor !== undefined) {
    return [{ source: nameOf(editor.document.uri), text: editor.document.getText() }];
  }
  return readFiles(title);
}

async function readFiles(title: string): Promise<readonly SavedText[]> {
  const files = await vscode.window.showOpenDialog({ title, canSelectMany: true });
  if (files === undefined || files.length === 0) throw cancelled();
  return Promise.all(
    files.map(async (uri) => ({
      source: nameOf(uri),
      text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)),
    })),
  );
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
