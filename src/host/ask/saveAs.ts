import { homedir } from "node:os";
import * as vscode from "vscode";
import { BalanceLensError } from "../../core/failure/errors.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import { isPathTooLong, type NameProblem, nameProblem } from "../../files/fileName.ts";
import { cancelled } from "../failure/failures.ts";
import { Refusal } from "../failure/refusal.ts";
import { nameOf } from "./readText.ts";

/** Where a new file of this name is proposed: in the first open folder, else in the person's own. */
export function proposedPlace(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file(homedir()), name);
}

/**
 * Asks where a file is to be written.
 * @throws BalanceLensError `cancelled`
 */
export async function askWhereToSave(
  name: string,
  options: Pick<vscode.SaveDialogOptions, "title" | "filters">,
): Promise<vscode.Uri> {
  const chosen = await vscode.window.showSaveDialog({ ...options, defaultUri: proposedPlace(name) });
  if (chosen === undefined) throw cancelled();
  return chosen;
}

/**
 * Whether the system keeps a file of this name: Windows writes `con.json` to the console, cuts off a dot at the end, and
 * puts what follows a colon where nobody looks. Asked before anything is written.
 * @throws Refusal with the reason
 */
export function checkSavable(file: vscode.Uri, platform: NodeJS.Platform = process.platform): void {
  // Other systems keep each of these names; a folder of another machine says for itself what it takes.
  if (platform !== "win32" || file.scheme !== "file") return;
  const name = nameOf(file);
  const problem = isPathTooLong(file.fsPath) ? "too-long" : nameProblem(name);
  if (problem === null) return;
  throw new Refusal(
    { reason: "storage-failed", requestId: null, detail: `the name of a file: ${problem}` },
    { kind: "again", label: vscode.l10n.t("Choose Again") },
    nameProblemSentence(name, problem),
  );
}

/**
 * Writes a person's file.
 * @throws Refusal as `checkSavable`; BalanceLensError `storage-failed`
 */
export async function writeText(file: vscode.Uri, text: string): Promise<void> {
  checkSavable(file);
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    const detail = foreignError(error);
    throw new BalanceLensError({ reason: "storage-failed", requestId: null, detail }, { cause: error });
  }
}

/** Why a file cannot have this name. */
export function nameProblemSentence(name: string, problem: NameProblem): string {
  switch (problem) {
    case "reserved":
      return vscode.l10n.t("Windows reserves the name {0}. Choose another one.", name);
    case "ending":
      return vscode.l10n.t("{0} ends with a dot or a space, which Windows cuts off. Choose another name.", name);
    case "too-long":
      return vscode.l10n.t("This path is too long for Windows. Choose a shorter name or another folder.");
    case "character":
    case "empty":
      return vscode.l10n.t("{0} has a character that Windows allows in no file name. Choose another name.", name);
  }
}
