import * as vscode from "vscode";
import type { Comparison } from "../../../core/comparison/comparison.ts";
import type { ItemSummary } from "../../../core/item/item.ts";
import type { PlanOptions } from "../../../core/plan/plan.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { flagIn } from "../../ask/itemArgument.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { Refusal } from "../../failure/refusal.ts";
import { lastRulesetKey } from "../../storage/rulesetKeys.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { exceedsBudget, planFor } from "../../work/planFor.ts";
import { optionsOf, usualOptions } from "../../work/planOptions.ts";
import type { Command, CommandDependencies } from "../command.ts";

/**
 * Reads one Item through every endpoint its products allow, in the order that shows the gap. With `again` it asks what
 * the comparison on screen was asked.
 */
export const compareBalances: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, vscode.l10n.t("Compare Balances"));
  const shown = flagIn(argument, "again") ? deps.comparisons.get(item.itemId).comparison : null;
  const options = optionsOf(shown, item.environment) ?? usualOptionsFor(deps, item);
  refuseBeyondBudget(deps, item, options);
  await compareWith(deps, item, options);
};

/** What comparing this Item asks when nobody chose. */
export function usualOptionsFor({ settings, memento }: CommandDependencies, item: ItemSummary): PlanOptions {
  return usualOptions(settings.current, item, lastRulesetKey(memento, item.environment));
}

/** Shows the panel of an Item and runs a comparison in it, which a cancel ends early. */
export async function compareWith(
  deps: CommandDependencies,
  item: ItemSummary,
  options: PlanOptions,
): Promise<Comparison> {
  deps.panels.show(item.itemId);
  return withProgress(vscode.l10n.t("Comparing balances of {0}", itemTitle(item)), (signal) =>
    deps.comparisonWork.compare(item, options, signal),
  );
}

/**
 * Plaid counts the calls, so a comparison that would pass its limits is not begun: the plan says what it would leave
 * out, and can be run without that. The local sandbox is nobody's to protect.
 * @throws Refusal `budget-spent`
 */
export function refuseBeyondBudget(
  { calls }: Pick<CommandDependencies, "calls">,
  item: ItemSummary,
  options: PlanOptions,
): void {
  if (item.environment === "local" || !exceedsBudget(planFor(calls, item, options))) return;
  throw beyondBudget(item.itemId);
}

/** What is not begun for want of room: the plan of the Item shows where there is some. */
export function beyondBudget(itemId: string): Refusal {
  return new Refusal(
    { reason: "budget-spent", requestId: null },
    { kind: "command", label: vscode.l10n.t("Show Plan"), command: "showComparisonPlan", argument: { itemId } },
  );
}
