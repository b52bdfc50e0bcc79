import { textIn } from "../../ask/itemArgument.ts";
import { cancelled } from "../../failure/failures.ts";
import type { Command } from "../command.ts";
import { askFilter } from "./askFilter.ts";

/** Filters the tree while the person types. */
export const filterItemsBy: Command = async (deps, argument) => {
  const { treeState } = deps;
  const named = textIn(argument, "filter");
  if (named !== undefined) {
    treeState.filter = named;
    return;
  }
  const before = treeState.filter;
  const isKept = await askFilter(deps);
  if (isKept) return;
  treeState.filter = before;
  throw cancelled();
};
