import { itemIdIn } from "../../ask/itemArgument.ts";
import type { Command } from "../command.ts";

/** Stops the comparison of the Item in the argument, or all running ones. Finished readings stay. */
export const cancelComparison: Command = async ({ comparisonWork }, argument) => {
  comparisonWork.cancel(itemIdIn(argument));
};
