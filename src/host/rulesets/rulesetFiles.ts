import type * as vscode from "vscode";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { LoadOnDemand } from "../onDemand.ts";
import type { RulesetEditing } from "./rulesetEditing.ts";

export interface RulesetFilesDependencies {
  readonly local: Pick<LocalSandbox, "use">;
  readonly memento: Pick<vscode.Memento, "get" | "update">;
  readonly loadOnDemand: LoadOnDemand<"createRulesetEditing">;
}

/** What the file of rulesets is edited with, and the preview that follows the edits: loaded with the first look at it. */
export class RulesetFiles implements vscode.Disposable {
  readonly #dependencies: RulesetFilesDependencies;
  #editing: Promise<RulesetEditing> | null = null;

  constructor(dependencies: RulesetFilesDependencies) {
    this.#dependencies = dependencies;
  }

  editing(): Promise<RulesetEditing> {
    this.#editing ??= this.#dependencies
      .loadOnDemand()
      .then(({ createRulesetEditing }) => createRulesetEditing(this.#dependencies));
    return this.#editing;
  }

  dispose(): void {
    void this.#editing?.then((editing) => editing.dispose());
  }
}
