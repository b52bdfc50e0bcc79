import { textIn } from "../../ask/itemArgument.ts";
import { exportMany } from "../../reports/exportMany.ts";
import { manyShown } from "../../reports/manyReports.ts";
import type { Command } from "../command.ts";
import { compareItems } from "./compareItems.ts";

/**
 * Shows the summary of the last Items that were compared together, or writes it where the argument says `to`; compares some when
 * there is none.
 */
export const openSummary: Command = async (deps, argument) => {
  const { last } = deps.manyShelf;
  if (last === null) return compareItems(deps, undefined);
  if (textIn(argument, "to") !== undefined) return exportMany(deps, last, argument);
  deps.reports.show(manyShown(deps, last));
};
