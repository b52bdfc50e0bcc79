import type { Command } from "../command.ts";

/** Removes the filter of the tree. */
export const clearFilter: Command = async ({ treeState }) => {
  treeState.filter = "";
};
