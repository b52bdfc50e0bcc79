import { homedir } from "node:os";
import * as vscode from "vscode";
import { BalanceLensError } from "../../core/failure/errors.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import { isPathTooLong, type NameProblem, nameProblem } from "../../files/fileName.ts";
import { cancelled } from "../failure/failures.ts";
import { Refusal } from "../failure/refusal.ts";
import { nameOf } from "./readTextFile.ts";

/** The proposed place of a new file: in the first open folder, else in the home folder. */
export function proposedPlace(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file(homedir()), name);
}

/**
 * Asks where to save a file.
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
 * Checks, before anything is written, that the system can store a file of this name: Windows writes `con.json` to the
 * console, drops a trailing dot, and hides what follows a colon in an alternate stream.
 * @throws Refusal with the reason
 */
export function checkSavable(file: vscode.Uri, platform: NodeJS.Platform = process.platform): void {
  // Other systems store each of these names; a folder on another machine refuses by itself what it cannot store.
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
 * Writes a file that the person chose.
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
