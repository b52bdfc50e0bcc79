import { itemIdIn } from "../../ask/itemArgument.ts";
import type { Command } from "../command.ts";

/** Stops loading the Item in the argument, or all Items. Known data stays. */
export const stopLoading: Command = async ({ itemReads }, argument) => itemReads.stop(itemIdIn(argument));
