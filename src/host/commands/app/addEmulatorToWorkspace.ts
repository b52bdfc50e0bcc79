import * as vscode from "vscode";
import { BalanceLensError } from "../../../core/failure/errors.ts";
import { foreignError } from "../../../core/failure/foreignError.ts";
import { decodeText } from "../../../files/decodeText.ts";
import { nameProblem } from "../../../files/fileName.ts";
import { ciSnippet, emulatorFileCommand, emulatorPackageCommand } from "../../../text/appSetup/ciSnippet.ts";
import { publishedVersion } from "../../../text/appSetup/publishedVersion.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { askText, pickOne } from "../../ask/pick.ts";
import { nameProblemSentence } from "../../ask/saveAs.ts";
import { cancelled } from "../../failure/failures.ts";
import { copyText } from "../../window/copyText.ts";
import { leaveOnScreen, showInformation } from "../../window/notices.ts";
import type { Command } from "../command.ts";
import { workspacePath } from "./workspacePath.ts";

const usualPath = "tools/plaid-emulator.mjs";

/**
 * Writes the one-file emulator that ships with the extension into a folder of the workspace, to be committed and used in
 * CI. Works in an untrusted folder too: nothing in the folder is run or read, and the person asked for the file and its
 * place. `argument.path` is that place, relative to the folder.
 */
export const addEmulatorToWorkspace: Command = async ({ extensionUri, log }, argument) => {
  const title = vscode.l10n.t("Add Emulator to Workspace");
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return leaveOnScreen(log, offerFolder());
  const folder = await chooseFolder(folders, title);
  const named = textIn(argument, "path");
  const path = named !== undefined && pathProblem(named) === undefined ? workspacePath(named) : null;
  const place = path ?? (await askPath(title));
  const file = vscode.Uri.joinPath(folder.uri, place);
  const emulator = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", "emulator.mjs"));
  const present = await readIfThere(file);
  const isSame = present !== null && areEqual(present, emulator);
  if (!isSame) {
    if (present !== null) await confirmOverwrite(title, place);
    await write(file, emulator);
  }
  const sentence = isSame
    ? vscode.l10n.t("{0} is already up to date.", place)
    : vscode.l10n.t("The emulator is in {0}. It needs Node 20 or newer, and no install.", place);
  leaveOnScreen(log, offerNextSteps(sentence, { file, path: place }));
};

async function offerFolder(): Promise<void> {
  const open = vscode.l10n.t("Open Folder");
  const sentence = vscode.l10n.t("The emulator is written to a folder, but none is open.");
  const chosen = await showInformation(sentence, open);
  if (chosen === open) await vscode.commands.executeCommand("vscode.openFolder");
}

/** The only folder, or the one the person picks. @throws BalanceLensError `cancelled` */
async function chooseFolder(
  [first, ...others]: readonly vscode.WorkspaceFolder[],
  placeHolder: string,
): Promise<vscode.WorkspaceFolder> {
  if (first !== undefined && others.length === 0) return first;
  const chosen = await vscode.window.showWorkspaceFolderPick({ placeHolder, ignoreFocusOut: true });
  if (chosen === undefined) throw cancelled();
  return chosen;
}

/** @throws BalanceLensError `cancelled` */
async function askPath(title: string): Promise<string> {
  const typed = await askText({
    title,
    prompt: vscode.l10n.t("Path from the folder"),
    value: usualPath,
    validateInput: pathProblem,
  });
  return workspacePath(typed) ?? usualPath;
}

/** Why a path does not work on every system that a team may use; undefined where it does. */
function pathProblem(typed: string): string | undefined {
  const path = workspacePath(typed);
  if (path === null) return vscode.l10n.t("A path inside the folder that ends in .mjs, such as {0}", usualPath);
  for (const name of path.split("/")) {
    const problem = nameProblem(name);
    if (problem !== null) return nameProblemSentence(name, problem);
  }
  return undefined;
}

/** The bytes of a file; null where there is none. @throws BalanceLensError `storage-failed` */
async function readIfThere(file: vscode.Uri): Promise<Uint8Array | null> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return null;
    throw storageFailed(error);
  }
}

/** Asks before a file is overwritten, which may have been edited by hand. @throws BalanceLensError `cancelled` */
async function confirmOverwrite(title: string, path: string): Promise<void> {
  const overwrite = await pickOne(
    [
      { label: vscode.l10n.t("Keep the File"), value: false },
      { label: vscode.l10n.t("Overwrite"), value: true },
    ],
    { title, placeHolder: vscode.l10n.t("{0} is there and differs. Overwrite it?", path) },
  );
  if (!overwrite) throw cancelled();
}

/** Writes a file, and creates the folders above it. @throws BalanceLensError `storage-failed` */
async function write(file: vscode.Uri, content: Uint8Array): Promise<void> {
  try {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, ".."));
    await vscode.workspace.fs.writeFile(file, content);
  } catch (error) {
    throw storageFailed(error);
  }
}

async function offerNextSteps(
  sentence: string,
  { file, path }: { readonly file: vscode.Uri; readonly path: string },
): Promise<void> {
  const open = vscode.l10n.t("Open File");
  const copy = vscode.l10n.t("Copy CI Snippet");
  const copyNpx = vscode.l10n.t("Copy npx Lines");
  const chosen = await showInformation(sentence, open, copy, ...(publishedVersion === null ? [] : [copyNpx]));
  if (chosen === open) await vscode.window.showTextDocument(file);
  if (chosen === copy) await copyText(ciSnippet(emulatorFileCommand(path)));
  if (chosen === copyNpx) await copyText(ciSnippet(emulatorPackageCommand(publishedVersion ?? undefined)));
}

/** Whether two texts are equal but for line ends: Git checks out the committed file with CRLF on Windows. */
function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  const [left, right] = [one, other].map((bytes) => decodeText(bytes).replaceAll("\r\n", "\n"));
  return left === right;
}

function storageFailed(cause: unknown): BalanceLensError {
  return new BalanceLensError({ reason: "storage-failed", requestId: null, detail: foreignError(cause) }, { cause });
}
