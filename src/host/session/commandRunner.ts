import type { CommandId } from "../commandIds.ts";
import type { CommandDependencies } from "../commands/command.ts";
import { commandTable } from "../commands/commandTable.ts";
import { failureLine, failureOf, thrownLine } from "../failure/failures.ts";
import type { PendingWork } from "../pendingWork.ts";
import { tellFailure } from "./tellFailure.ts";

export interface CommandRunnerDependencies extends CommandDependencies {
  readonly pending: PendingWork;
}

/**
 * Runs every command: tracks its work, ignores a cancel, and shows any other failure in one sentence with one action;
 * the details go to the log.
 */
export class CommandRunner {
  readonly #dependencies: CommandRunnerDependencies;

  constructor(dependencies: CommandRunnerDependencies) {
    this.#dependencies = dependencies;
  }

  /** Runs a command with what it was called with. Never rejects. */
  runCommand(id: CommandId, argument: unknown, selected: unknown): Promise<void> {
    return this.run(id, () => commandTable[id](this.#dependencies, argument, selected));
  }

  /** Runs one piece of work as a command runs. Never rejects. */
  async run(name: string, work: () => Promise<void>): Promise<void> {
    const { clock, log, pending } = this.#dependencies;
    const started = clock.monotonic();
    try {
      await pending.track(work());
      log.debug(`${name} done in ${Math.round(clock.monotonic() - started)} ms`);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.reason === "cancelled") return log.debug(`${name} cancelled`);
      log.error(`${name} failed: ${failureLine(failure)}`);
      // Not awaited: the message may stay on screen for as long as the person likes.
      const told = tellFailure(this.#dependencies, { name, error, again: () => this.run(name, work) });
      told.catch((thrown: unknown) => log.error(thrownLine(thrown)));
    }
  }
}
