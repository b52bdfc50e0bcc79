import { itemIdIn } from "../../ask/itemArgument.ts";
import type { Command } from "../command.ts";

/** Stops the comparison of the Item it is called with, or every one that runs. What was read stays. */
export const cancelComparison: Command = async ({ comparisonWork }, argument) => {
  comparisonWork.cancel(itemIdIn(argument));
};
