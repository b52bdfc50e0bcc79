import { type Choice, pickOne } from "../../ask/pick.ts";
import type { Command, CommandDependencies } from "../command.ts";

/** A command in a menu, under a label of its own. */
export interface MenuEntry {
  readonly label: string;
  readonly detail?: string;
  readonly run: Command;
  /** False where it would have no effect now. */
  readonly isOffered?: boolean;
}

/**
 * Makes a command that asks for one of several related commands and runs it with its own arguments. The palette lists it
 * in their place; its title names each of them, so that a search still finds them.
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
