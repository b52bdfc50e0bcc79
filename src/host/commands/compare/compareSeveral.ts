import type { ItemSummary } from "../../../core/item/item.ts";
import { manyShown } from "../../reports/manyReports.ts";
import { ManyRun } from "../../reports/manyRun.ts";
import type { CommandDependencies } from "../command.ts";
import { usualOptionsFor } from "./compareOne.ts";

/**
 * Compares Items one after another. A report fills meanwhile, with those that differ most first. Closing or cancelling it
 * keeps the finished comparisons.
 */
export async function compareSeveral(deps: CommandDependencies, items: readonly ItemSummary[]): Promise<void> {
  const startedAt = new Date(deps.clock.now()).toISOString();
  const run = new ManyRun(items, { environment: deps.items.environment, startedAt });
  deps.lastManyRun.run = run;
  deps.reports.show(manyShown(deps, run));
  await run.run({ ...deps, optionsFor: (item) => usualOptionsFor(deps, item) });
}
