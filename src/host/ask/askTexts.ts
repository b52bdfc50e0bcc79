import * as vscode from "vscode";
import { cancelled } from "../failures.ts";
import { textIn } from "./itemArgument.ts";
import { pickOne } from "./pick.ts";

type Source = "files" | "clipboard" | "editor";

/** A text, and where it is from: the name of a file, or the clipboard. */
export interface GivenText {
  readonly source: string;
  readonly text: string;
}

/**
 * Texts a person has: files, the clipboard, or the editor in front.
 * @throws BalanceLensError `cancelled`
 */
export async function askTexts(
  argument: unknown,
  { title, placeHolder }: { readonly title: string; readonly placeHolder: string },
): Promise<readonly GivenText[]> {
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
    choices.find(({ value }) => value === named)?.value ?? (await pickOne(choices, { title, placeHolder }));
  if (source === "clipboard") {
    return [{ source: vscode.l10n.t("Clipboard"), text: await vscode.env.clipboard.readText() }];
  }
  if (source === "editor" && editor !== undefined) {
    return [{ source: nameOf(editor.document.uri), text: editor.document.getText() }];
  }
  return readFiles(title);
}

async function readFiles(title: string): Promise<readonly GivenText[]> {
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
