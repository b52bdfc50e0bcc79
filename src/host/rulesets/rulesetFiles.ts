import type * as vscode from "vscode";
import type { LocalSandbox } from "../local/localSandbox.ts";
import { type Once, once } from "../once.ts";
import type { LoadOnDemand } from "../onDemand.ts";
import type { RulesetEditing } from "./rulesetEditing.ts";

export interface RulesetFilesDependencies {
  readonly local: Pick<LocalSandbox, "use">;
  readonly memento: Pick<vscode.Memento, "get" | "update">;
  readonly loadOnDemand: LoadOnDemand<"createRulesetEditing">;
}

/** What the file of rulesets is edited with, and the preview that follows the edits: loaded with the first look at it. */
export class RulesetFiles implements vscode.Disposable {
  readonly #editing: Once<RulesetEditing>;

  constructor(dependencies: RulesetFilesDependencies) {
    this.#editing = once(async () => (await dependencies.loadOnDemand()).createRulesetEditing(dependencies));
  }

  editing(): Promise<RulesetEditing> {
    return this.#editing.get();
  }

  dispose(): void {
    // One that could not be loaded has nothing to clean up.
    this.#editing.asked()?.then(
      (editing) => editing.dispose(),
      () => undefined,
    );
  }
}
