import * as vscode from "vscode";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { LoadOnDemand } from "../onDemand.ts";
import { rulesetScheme } from "../viewIds.ts";
import type { RulesetEditing } from "./rulesetEditing.ts";

export interface RulesetFilesDependencies {
  readonly local: Pick<LocalSandbox, "use">;
  readonly memento: Pick<vscode.Memento, "get" | "update">;
  readonly loadOnDemand: LoadOnDemand<"createRulesetEditing">;
}

/**
 * The rulesets of the local sandbox as a file that an editor opens and saves. What that takes, and the preview that
 * follows the edits, is loaded with the first look at it.
 */
export class RulesetFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #dependencies: RulesetFilesDependencies;
  readonly #registration: vscode.Disposable;
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;
  #editing: Promise<RulesetEditing> | null = null;

  constructor(dependencies: RulesetFilesDependencies) {
    this.#dependencies = dependencies;
    this.#registration = vscode.workspace.registerFileSystemProvider(rulesetScheme, this, { isCaseSensitive: true });
  }

  /** What the file is edited with. */
  editing(): Promise<RulesetEditing> {
    this.#editing ??= this.#dependencies
      .loadOnDemand()
      .then(({ createRulesetEditing }) => createRulesetEditing(this.#dependencies));
    return this.#editing;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return (await this.editing()).stat(uri);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.editing()).read(uri);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await (await this.editing()).write(uri, content);
  }

  /** Other windows change it too: a save finds that out by the file's time. */
  watch(): vscode.Disposable {
    return { dispose: () => undefined };
  }

  readDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.FileNotADirectory(uri);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changes.dispose();
    void this.#editing?.then((editing) => editing.dispose());
  }
}
