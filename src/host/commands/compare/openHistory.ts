import { itemIdIn } from "../../ask/itemArgument.ts";
import type { Command } from "../command.ts";

/** Opens the history of comparisons in a tab; called on a row, that of its Item. Makes no call. */
export const openHistory: Command = async ({ historyPanels }, argument) => {
  historyPanels.show(itemIdIn(argument));
};
