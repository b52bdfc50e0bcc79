import * as vscode from "vscode";
import { decodeText } from "../../files/decodeText.ts";
import { tooLargeSentence } from "../../text/documents/savedSentences.ts";
import { Refusal } from "../failure/refusal.ts";
import { textContext } from "../window/textContext.ts";

/**
 * A person's file as text, whichever program wrote it. Its size is asked first: what is read is held in memory, and parsed
 * while every other extension waits.
 * @param most bytes it may have
 * @throws Refusal when it is larger, before it is read; else whatever the file system says
 */
export async function readText(uri: vscode.Uri, most: number): Promise<string> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > most) {
    throw new Refusal(
      { reason: "invalid-request", requestId: null, detail: `a file of ${size} bytes` },
      { kind: "again", label: vscode.l10n.t("Choose Again") },
      tooLargeSentence(nameOf(uri), most, textContext()),
    );
  }
  return decodeText(await vscode.workspace.fs.readFile(uri));
}

/** The last part of its path. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
