import * as vscode from "vscode";
import { encodingOf } from "../../core/saved/encodingOf.ts";
import { largestSaved } from "../../core/saved/openSaved.ts";
import { tooLargeSentence } from "../../text/savedSentences.ts";
import { cancelled } from "../failures.ts";
import { Refusal } from "../refusal.ts";
import { textContext } from "../textContext.ts";
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
  const texts: GivenText[] = [];
  for (const uri of files) {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestSaved) {
      throw new Refusal(
        { reason: "invalid-request", requestId: null, detail: `a file of ${size} bytes` },
        { kind: "again", label: vscode.l10n.t("Choose Again") },
        tooLargeSentence(nameOf(uri), largestSaved, textContext()),
      );
    }
    const bytes = await vscode.workspace.fs.readFile(uri);
    texts.push({ source: nameOf(uri), text: new TextDecoder(encodingOf(bytes)).decode(bytes) });
  }
  return texts;
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
