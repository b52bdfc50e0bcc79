import { textIn } from "../../ask/itemArgument.ts";
import { cancelled } from "../../failure/failures.ts";
import type { Command } from "../command.ts";
import { askFilter } from "./askFilter.ts";

/** Filters the tree while the person types. */
export const filterItemsBy: Command = async (deps, argument) => {
  const { arrangement } = deps;
  const named = textIn(argument, "filter");
  if (named !== undefined) {
    arrangement.filter = named;
    return;
  }
  const before = arrangement.filter;
  const isKept = await askFilter(deps);
  if (isKept) return;
  arrangement.filter = before;
  throw cancelled();
};
