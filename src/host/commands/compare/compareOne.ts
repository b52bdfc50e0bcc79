import * as vscode from "vscode";
import type { Comparison } from "../../../core/comparison/comparison.ts";
import type { ItemSummary } from "../../../core/item/item.ts";
import type { PlanOptions } from "../../../core/plan/plan.ts";
import { callOptionsIn } from "../../ask/callOptions.ts";
import { flagIn } from "../../ask/itemArgument.ts";
import { withLateProgress } from "../../ask/withProgress.ts";
import { Refusal } from "../../failure/refusal.ts";
import { lastRulesetKey } from "../../storage/rulesetKeys.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { exceedsBudget, planFor } from "../../work/planFor.ts";
import { optionsOf, usualOptions } from "../../work/planOptions.ts";
import type { CommandDependencies } from "../command.ts";

/**
 * Compares one Item. With `again` in the argument it uses the options of the comparison on screen; a lens over a call in
 * code passes those that the call is written with.
 * @throws Refusal `budget-spent`
 */
export async function compareOne(deps: CommandDependencies, item: ItemSummary, argument: unknown): Promise<void> {
  const shown = flagIn(argument, "again") ? deps.comparisons.get(item.itemId).comparison : null;
  const usual = optionsOf(shown, item.environment) ?? usualOptionsFor(deps, item);
  const options = { ...usual, ...callOptionsIn(argument, usual) };
  refuseBeyondBudget(deps, item, options);
  await compareWith(deps, item, options);
}

/** The options of a comparison of this Item when the person chose none. */
export function usualOptionsFor({ settings, memento }: CommandDependencies, item: ItemSummary): PlanOptions {
  return usualOptions(settings.current, item, lastRulesetKey(memento, item.environment));
}

/** Shows the panel of an Item and runs a comparison in it. A cancel ends it early. */
export async function compareWith(
  deps: CommandDependencies,
  item: ItemSummary,
  options: PlanOptions,
): Promise<Comparison> {
  await deps.panels.show(item.itemId);
  return withLateProgress(vscode.l10n.t("Comparing balances of {0}", itemTitle(item)), (signal) =>
    deps.comparisonWork.compare(item, options, signal),
  );
}

/**
 * Refuses a comparison that would exceed Plaid's rate limits; its plan shows which calls fit, and can be run with those.
 * The local sandbox has no limits to protect.
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

/** The refusal of a call that would exceed a rate limit; its action shows the plan of the Item. */
export function beyondBudget(itemId: string): Refusal {
  return new Refusal(
    { reason: "budget-spent", requestId: null },
    { kind: "command", label: vscode.l10n.t("Show Plan"), command: "showComparisonPlan", argument: { itemId } },
  );
}
