import * as vscode from "vscode";
import { BalanceLensError } from "../../core/failure/errors.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import { decodeText } from "../../files/decodeText.ts";
import { type FilePieces, largestWhole, textPieces } from "../../files/textPieces.ts";
import { tooLargeSentence } from "../../text/documents/savedSentences.ts";
import { Refusal } from "../failure/refusal.ts";
import { textContext } from "../window/textContext.ts";

/**
 * Reads a file as text, whatever its encoding. Its size is checked first: the text is held in memory, and parsed while
 * every other extension waits.
 * @param most the size limit in bytes
 * @throws Refusal when it is larger, before it is read; else whatever the file system says
 */
export async function readTextFile(uri: vscode.Uri, most: number): Promise<string> {
  await sizeOf(uri, most);
  return decodeText(await vscode.workspace.fs.readFile(uri));
}

/**
 * As `readTextFile`, for a file that may be large: one on a local disk is then returned as pieces, which are read as they are
 * used.
 * @throws as `readTextFile`; the pieces BalanceLensError `file-unusable`
 */
export async function readLargeTextFile(uri: vscode.Uri, most: number): Promise<string | FilePieces> {
  const size = await sizeOf(uri, most);
  if (size <= largestWhole || uri.scheme !== "file") return decodeText(await vscode.workspace.fs.readFile(uri));
  return textPieces(uri.fsPath, { size, failed: unusable });
}

/** The failure of a file that cannot be read. */
export function unusable(error: unknown): BalanceLensError {
  return new BalanceLensError(
    { reason: "file-unusable", requestId: null, detail: foreignError(error) },
    { cause: error },
  );
}

async function sizeOf(uri: vscode.Uri, most: number): Promise<number> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size <= most) return size;
  throw new Refusal(
    { reason: "invalid-request", requestId: null, detail: `a file of ${size} bytes` },
    { kind: "again", label: vscode.l10n.t("Choose Again") },
    tooLargeSentence(nameOf(uri), most, textContext()),
  );
}

/** The last part of the path. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
