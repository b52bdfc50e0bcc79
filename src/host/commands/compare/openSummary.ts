import { textIn } from "../../ask/itemArgument.ts";
import { exportMany } from "../../reports/exportMany.ts";
import { manyShown } from "../../reports/manyReports.ts";
import type { Command } from "../command.ts";
import { compareItems } from "./compareItems.ts";

/**
 * Shows the summary of the Items that were last compared together, or exports it to the `to` of the argument. Without a
 * summary it asks for Items to compare.
 */
export const openSummary: Command = async (deps, argument) => {
  const { run } = deps.lastManyRun;
  if (run === null) return compareItems(deps, undefined);
  if (textIn(argument, "to") !== undefined) return exportMany(deps, run, argument);
  deps.reports.show(manyShown(deps, run));
};
