import * as vscode from "vscode";
import type { Failure } from "../core/errors.ts";
import { failureSentence } from "../text/failureSentence.ts";
import { commandIds } from "./commandIds.ts";
import type { CommandDependencies } from "./commands/command.ts";
import { commandTable } from "./commands/commandTable.ts";
import { disposeAll } from "./dispose.ts";
import { failureLine, failureOf } from "./failures.ts";
import type { PendingWork } from "./pendingWork.ts";
import { Refusal } from "./refusal.ts";
import { type Remedy, remedyFor } from "./remedy.ts";
import { textContext } from "./textContext.ts";

/**
 * The one door for commands: registers every one of the table, and around each tracks the work, keeps a cancel
 * silent, and tells any other failure in one sentence with one action, the long text going to the log.
 */
export class CommandRunner implements vscode.Disposable {
  readonly #dependencies: CommandDependencies & { readonly pending: PendingWork };
  readonly #registrations: readonly vscode.Disposable[];

  constructor(dependencies: CommandDependencies & { readonly pending: PendingWork }) {
    this.#dependencies = dependencies;
    this.#registrations = Object.entries(commandTable).map(([id, command]) =>
      vscode.commands.registerCommand(id, (argument: unknown) => this.run(id, () => command(dependencies, argument))),
    );
  }

  /** Runs one piece of work as a command runs. Never rejects. */
  async run(name: string, work: () => Promise<void>): Promise<void> {
    const { log, pending } = this.#dependencies;
    const started = performance.now();
    try {
      await pending.track(work());
      log.debug(`${name} done in ${Math.round(performance.now() - started)} ms`);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.reason === "cancelled") return log.debug(`${name} cancelled`);
      log.error(`${name} failed: ${failureLine(failure)}`);
      // Not awaited: the message may stay on screen for as long as the person likes.
      const remedy = error instanceof Refusal ? error.remedy : undefined;
      this.#tell(failure, () => this.run(name, work), remedy).catch((thrown: unknown) => log.error(String(thrown)));
    }
  }

  dispose(): void {
    disposeAll(this.#registrations);
  }

  async #tell(failure: Failure, again: () => Promise<void>, own?: Remedy): Promise<void> {
    const { sentence, action } = failureSentence(failure, textContext());
    const remedy = own ?? remedyFor(action, failure);
    const chosen = await vscode.window.showErrorMessage(sentence, ...(remedy === null ? [] : [remedy.label]));
    if (chosen === undefined || remedy === null) return;
    if (remedy.kind === "again") await again();
    else if (remedy.kind === "docs") await vscode.env.openExternal(vscode.Uri.parse(remedy.url));
    else await vscode.commands.executeCommand(commandIds[remedy.command], remedy.argument);
  }
}
