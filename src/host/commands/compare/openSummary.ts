import { presentSummary } from "../../ask/showSummary.ts";
import type { Command } from "../command.ts";
import { compareItems } from "./compareItems.ts";

/** Shows the summary of the last Items that were compared together; asks for some when there is none. */
export const openSummary: Command = async (deps, argument) => {
  const { last } = deps.manyShelf;
  if (last === null) return compareItems(deps, undefined);
  await presentSummary(deps, last, argument);
};
