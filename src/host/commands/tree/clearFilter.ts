import type { Command } from "../command.ts";

/** Shows every Item again. */
export const clearFilter: Command = async ({ arrangement }) => {
  arrangement.filter = "";
};
