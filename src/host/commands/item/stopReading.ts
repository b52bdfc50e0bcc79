import { itemIdIn } from "../../ask/itemArgument.ts";
import type { Command } from "../command.ts";

/** Stops the reading of the Item it was called on; from the palette, of every Item. What was known stays. */
export const stopReading: Command = async ({ itemReads }, argument) => itemReads.stop(itemIdIn(argument));
