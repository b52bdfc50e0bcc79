import * as vscode from "vscode";
import { largestSaved } from "../../core/saved/openSaved.ts";
import { cancelled } from "../failure/failures.ts";
import { Refusal } from "../failure/refusal.ts";
import { showWarning } from "../window/notices.ts";
import { textIn } from "./itemArgument.ts";
import { pickOne } from "./pick.ts";
import { nameOf, unusable } from "./readTextFile.ts";

type Source = "files" | "clipboard" | "editor";

/** A text with its source: the name of a file, or the clipboard. */
export interface GivenText<Text = string> {
  readonly source: string;
  readonly text: Text | string;
}

/**
 * Asks for texts: files, each read by `read`, the clipboard, or the active editor.
 * @throws BalanceLensError `cancelled`
 */
export async function askTexts<Text = string>(
  argument: unknown,
  {
    title,
    placeHolder,
    read,
  }: {
    readonly title: string;
    readonly placeHolder: string;
    readonly read: (file: vscode.Uri, most: number) => Promise<Text>;
  },
): Promise<readonly GivenText<Text>[]> {
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
  return readFiles(title, read);
}

async function readFiles<Text>(
  title: string,
  read: (file: vscode.Uri, most: number) => Promise<Text>,
): Promise<readonly GivenText<Text>[]> {
  const files = await vscode.window.showOpenDialog({ title, canSelectMany: true });
  if (files === undefined || files.length === 0) throw cancelled();
  const texts: GivenText<Text>[] = [];
  const unread: { readonly name: string; readonly error: unknown }[] = [];
  for (const uri of files) {
    // A file that another program holds must not keep the others from being read.
    const text = await read(uri, largestSaved).catch((error: unknown) => {
      if (error instanceof Refusal) throw error;
      unread.push({ name: nameOf(uri), error });
      return null;
    });
    if (text !== null) texts.push({ source: nameOf(uri), text });
  }
  const [first] = unread;
  if (first === undefined) return texts;
  if (texts.length === 0) throw unusable(first.error);
  const names = unread.map(({ name }) => name).join(", ");
  void showWarning(vscode.l10n.t("Couldn't read {0}. The other files were read.", names));
  return texts;
}
