import * as vscode from "vscode";
import type { Failure } from "../core/errors.ts";
import { commandIds } from "./commandIds.ts";
import type { CommandDependencies } from "./commands/command.ts";
import { disposeAll } from "./dispose.ts";
import { failureDetails } from "./failureDetails.ts";
import { failureLine, failureOf } from "./failures.ts";
import type { LoadOnDemand } from "./onDemand.ts";
import type { PendingWork } from "./pendingWork.ts";
import { Refusal } from "./refusal.ts";
import { remedyFor } from "./remedy.ts";
import { textContext } from "./textContext.ts";

export interface CommandRunnerDependencies extends CommandDependencies {
  readonly pending: PendingWork;
  readonly loadOnDemand: LoadOnDemand<"commandTable" | "failureSentence">;
}

/**
 * The one door for commands: registers every one, and around each tracks the work, keeps a cancel
 * silent, and tells any other failure in one sentence with one action, the long text going to the log.
 */
export class CommandRunner implements vscode.Disposable {
  readonly #dependencies: CommandRunnerDependencies;
  readonly #registrations: readonly vscode.Disposable[];

  constructor(dependencies: CommandRunnerDependencies) {
    this.#dependencies = dependencies;
    this.#registrations = Object.values(commandIds).map((id) =>
      vscode.commands.registerCommand(id, (argument: unknown, selected: unknown) =>
        this.run(id, async () => {
          const { commandTable } = await dependencies.loadOnDemand();
          await commandTable[id](dependencies, argument, selected);
        }),
      ),
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
      const own = error instanceof Refusal ? error : null;
      this.#tell({ name, failure, own }, () => this.run(name, work)).catch((thrown: unknown) =>
        log.error(String(thrown)),
      );
    }
  }

  dispose(): void {
    disposeAll(this.#registrations);
  }

  async #tell({ name, failure, own }: Told, again: () => Promise<void>): Promise<void> {
    const { failureSentence } = await this.#dependencies.loadOnDemand();
    const usual = failureSentence(failure, textContext());
    const sentence = own?.sentence ?? usual.sentence;
    const remedy = own?.remedy ?? remedyFor(usual.action, failure);
    const copyDetails = vscode.l10n.t("Copy Details");
    const at = new Date(this.#dependencies.clock.now()).toISOString();
    const labels = [...(remedy === null ? [] : [remedy.label]), copyDetails];
    const chosen = await vscode.window.showErrorMessage(sentence, ...labels);
    if (chosen === copyDetails) return this.#copy(failureDetails(failure, { sentence, name, at }));
    if (chosen === undefined || remedy === null) return;
    if (remedy.kind === "again") await again();
    else if (remedy.kind === "settings") await openSetting(remedy.setting);
    else if (remedy.kind === "trust") await vscode.commands.executeCommand("workbench.trust.manage");
    else if (remedy.kind === "docs") await vscode.env.openExternal(vscode.Uri.parse(remedy.url));
    else await vscode.commands.executeCommand(commandIds[remedy.command], remedy.argument);
  }

  async #copy(details: string): Promise<void> {
    await vscode.env.clipboard.writeText(this.#dependencies.log.redacted(details));
    vscode.window.setStatusBarMessage(vscode.l10n.t("Copied"), 3000);
  }
}

/** A failure as it is told to the person. */
interface Told {
  /** The command, or whatever else was run. */
  readonly name: string;
  readonly failure: Failure;
  /** What it says of itself, instead of what its reason does. */
  readonly own: Refusal | null;
}

async function openSetting(setting: string): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", `@id:${setting}`);
}
