import * as vscode from "vscode";
import { type EndpointPath, endpointPaths } from "../../../core/endpoint/endpoint.ts";
import type { ItemSummary } from "../../../core/item/item.ts";
import type { PlanOptions } from "../../../core/plan/plan.ts";
import { askPlanEndpoints } from "../../ask/askEndpoints.ts";
import { askEvaluation } from "../../ask/askEvaluation.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { planShown } from "../../reports/planReports.ts";
import type { ShownReport } from "../../reports/shownReport.ts";
import { rememberRuleset } from "../../storage/rulesetKeys.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { compareWith, usualOptionsFor } from "../compare/compareOne.ts";

/**
 * Shows the plan of a comparison before it runs: its calls in order, their billing, what remains of the rate limits, and
 * what is not called. The plan can be changed and run there; until then no call is made.
 */
export const showComparisonPlan: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, title());
  deps.reports.show(planReportOf(deps, item, { ...usualOptionsFor(deps, item), ...endpointsIn(argument) }));
};

/** The plan of an Item as a report. */
export function planReportOf(deps: CommandDependencies, item: ItemSummary, options: PlanOptions): ShownReport {
  return planShown({
    calls: deps.calls,
    item,
    options,
    run: async (chosen) => void (await compareWith(deps, item, chosen)),
    askEndpoints: (chosen) => askPlanEndpoints(chosen, item, title()),
    askEvaluation: async (chosen) => ({ ...chosen, evaluate: await chooseEvaluation(deps, item) }),
  });
}

function title(): string {
  return vscode.l10n.t("Comparison Plan");
}

async function chooseEvaluation(deps: CommandDependencies, item: ItemSummary) {
  const evaluation = await askEvaluation(deps, item, undefined);
  await rememberRuleset(deps.memento, item.environment, evaluation.rulesetKey);
  return evaluation;
}

/** The endpoints in the command's argument: those to leave out, and those to call although they add their product. */
function endpointsIn(argument: unknown): Pick<PlanOptions, "without" | "addProducts"> {
  const named = (key: string): readonly EndpointPath[] => {
    const value: unknown = Reflect.get(Object(argument), key);
    return Array.isArray(value) ? endpointPaths.filter((path) => value.includes(path)) : [];
  };
  return { without: named("without"), addProducts: named("addProducts") };
}
