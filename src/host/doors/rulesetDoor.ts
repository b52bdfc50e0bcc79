import * as vscode from "vscode";
import type { LazySession } from "../lazySession.ts";

/** The rulesets of the local sandbox as the one file of a file system: an editor opens and saves it. */
export function rulesetDoor(
  session: LazySession,
  changed: vscode.Event<vscode.FileChangeEvent[]>,
): vscode.FileSystemProvider {
  const editing = async () => (await session.get()).rulesets.editing();
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  return {
    onDidChangeFile: changed,
    stat: async (uri) => (await editing()).stat(uri),
    readFile: async (uri) => (await editing()).read(uri),
    writeFile: async (uri, content) => (await editing()).write(uri, content),
    // Other windows change it too: a save finds that out by the file's time.
    watch: () => ({ dispose: () => undefined }),
    readDirectory(uri) {
      throw vscode.FileSystemError.FileNotADirectory(uri);
    },
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
}
