import * as vscode from "vscode";
import type { LazySession } from "../session/lazySession.ts";

/** The rulesets of the local sandbox as the one file of a file system: an editor opens and saves it. */
export function lazyRulesets(
  session: LazySession,
  changed: vscode.Event<vscode.FileChangeEvent[]>,
): vscode.FileSystemProvider {
  const rulesets = async () => (await session.get()).rulesets;
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  return {
    onDidChangeFile: changed,
    stat: async (uri) => (await rulesets()).stat(uri),
    readFile: async (uri) => (await rulesets()).read(uri),
    writeFile: async (uri, content) => (await rulesets()).write(uri, content),
    // Another window's change is noticed when the file is saved, by its time.
    watch: () => ({ dispose: () => undefined }),
    readDirectory(uri) {
      throw vscode.FileSystemError.FileNotADirectory(uri);
    },
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
}
