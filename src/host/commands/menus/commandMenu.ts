import { type Choice, pickOne } from "../../ask/pick.ts";
import type { Command, CommandDependencies } from "../command.ts";

/** A command that a menu offers, in words of its own. */
export interface MenuEntry {
  readonly label: string;
  readonly detail?: string;
  readonly run: Command;
  /** False where it would do nothing now. */
  readonly isOffered?: boolean;
}

/**
 * A command that asks which of several related ones is meant and runs it with what it was called with itself. The
 * palette lists it in their place, its title naming each, so that the words a person types still find them.
 */
export function commandMenu(
  title: () => string,
  entriesOf: (deps: CommandDependencies) => readonly MenuEntry[],
): Command {
  return async (deps, argument, selected) => {
    const offered = entriesOf(deps).filter(({ isOffered = true }) => isOffered);
    const choices = offered.map(({ label, detail, run }): Choice<Command> => {
      return { label, ...(detail !== undefined && { detail }), value: run };
    });
    const chosen = await pickOne(choices, { title: title() });
    await chosen(deps, argument, selected);
  };
}
