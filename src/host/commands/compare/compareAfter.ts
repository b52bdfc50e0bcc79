import { flagIn } from "../../ask/itemArgument.ts";
import type { CommandDependencies } from "../command.ts";
import { compareBalances } from "./compareBalances.ts";

/**
 * Compares an Item anew after a change of it, where the argument says `{"compare":true}`: a button of the panel does both, since the
 * calls on screen are of before the change.
 */
export async function compareAfter(deps: CommandDependencies, argument: unknown, itemId: string): Promise<void> {
  if (flagIn(argument, "compare")) await compareBalances(deps, { itemId, again: true });
}
