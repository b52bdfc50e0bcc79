import * as vscode from "vscode";
import { pickOne } from "../../ask/pick.ts";
import { cancelled } from "../../failure/failures.ts";

/** Folders searched below the top one; a monorepo with more is not searched whole. */
const mostFolders = 40;

/**
 * The `.env` files of the open folders, at the top and one level below. Only names are read, through VS Code's file
 * system, so that virtual folders work too. A folder that cannot be listed counts as empty.
 */
export async function findEnvFiles(): Promise<readonly vscode.Uri[]> {
  const roots = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(roots.map(({ uri }) => envFilesBelow(uri)));
  return found.flat();
}

/** Asks for one of the files found, or any other. @throws BalanceLensError `cancelled` */
export async function askEnvFile(title: string): Promise<vscode.Uri> {
  const found = await findEnvFiles();
  const chosen = await pickOne<vscode.Uri | null>(
    [
      ...found.map((uri) => ({ label: `$(file) ${vscode.workspace.asRelativePath(uri)}`, value: uri })),
      { label: vscode.l10n.t("$(folder-opened) Another File…"), value: null },
    ],
    { title, placeHolder: vscode.l10n.t("Which file has the keys? It is only read") },
  );
  if (chosen !== null) return chosen;
  const [opened] = (await vscode.window.showOpenDialog({ title })) ?? [];
  if (opened === undefined) throw cancelled();
  return opened;
}

async function envFilesBelow(root: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const top = await entriesOf(root);
  const folders = top
    .filter(([name, type]) => isFolder(type) && !name.startsWith(".") && name !== "node_modules")
    .slice(0, mostFolders);
  const below = await Promise.all(
    folders.map(async ([name]) => {
      const folder = vscode.Uri.joinPath(root, name);
      return envFilesIn(folder, await entriesOf(folder));
    }),
  );
  return [...envFilesIn(root, top), ...below.flat()];
}

type Entries = readonly (readonly [name: string, type: vscode.FileType])[];

async function entriesOf(folder: vscode.Uri): Promise<Entries> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // Deleted meanwhile, or not readable.
    return [];
  }
}

/** The `.env` files among the entries, without examples, which hold no keys. */
function envFilesIn(folder: vscode.Uri, entries: Entries): readonly vscode.Uri[] {
  return entries
    .filter(([name, type]) => !isFolder(type) && /^\.env(\..+)?$/.test(name))
    .filter(([name]) => !/\.(example|sample|template|dist)$/.test(name))
    .map(([name]) => vscode.Uri.joinPath(folder, name));
}

/** True for a folder and for a link to one. */
function isFolder(type: vscode.FileType): boolean {
  return (type & vscode.FileType.Directory) !== 0;
}
