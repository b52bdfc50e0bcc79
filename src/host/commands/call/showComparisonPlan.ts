import * as vscode from "vscode";
import { type EndpointPath, endpointPaths } from "../../../core/endpoint/endpoint.ts";
import type { ItemSummary } from "../../../core/item/item.ts";
import type { PlanOptions } from "../../../core/plan/plan.ts";
import { planDocument } from "../../../text/documents/planDocument.ts";
import { planSentences } from "../../../text/documents/planSentences.ts";
import { askPlanEndpoints } from "../../ask/askEndpoints.ts";
import { askEvaluation } from "../../ask/askEvaluation.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { type Choice, pickOne } from "../../ask/pick.ts";
import { rememberRuleset } from "../../storage/rulesetKeys.ts";
import { itemInEnvironment } from "../../tree/itemNames.ts";
import { textContext } from "../../window/textContext.ts";
import { planFor } from "../../work/planFor.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { compareWith, usualOptionsFor } from "../compare/compareBalances.ts";

type Step = "run" | "endpoints" | "evaluation";

/**
 * Explains a comparison before it runs: its calls in their order, how they are billed, the room they leave and what is
 * not called. From there it can be changed, and run. No call is made before that.
 */
export const showComparisonPlan: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, title());
  let options = { ...usualOptionsFor(deps, item), ...endpointsIn(argument) };
  for (;;) {
    const step = await showPlan(deps, item, options);
    if (step === "run") {
      await compareWith(deps, item, options);
      return;
    }
    if (step === "endpoints") options = await askPlanEndpoints(options, item.products, title());
    else options = { ...options, evaluate: await chooseEvaluation(deps, item) };
  }
};

function title(): string {
  return vscode.l10n.t("Comparison Plan");
}

/** Opens the plan as a document to read, and asks what to do with it. Left with Escape, the document stays. */
async function showPlan(deps: CommandDependencies, item: ItemSummary, options: PlanOptions): Promise<Step> {
  const context = textContext();
  const plan = planFor(deps.calls, item, options);
  await deps.documents.show({
    folder: item.itemId,
    name: `${title()}.md`,
    text: planDocument(plan, itemInEnvironment(item), context),
  });
  const choices: Choice<Step>[] = [
    { label: vscode.l10n.t("$(play) Run This Comparison"), value: "run" },
    { label: vscode.l10n.t("$(checklist) Choose What to Add or Leave Out…"), value: "endpoints" },
    {
      label: vscode.l10n.t("$(edit) Choose What to Evaluate…"),
      detail: vscode.l10n.t("Account, amount and ruleset of /signal/evaluate"),
      value: "evaluation",
    },
  ];
  return pickOne(
    choices.filter(({ value }) => value !== "evaluation" || options.evaluate !== null),
    { title: title(), placeHolder: planSentences(plan, context)[0] ?? "" },
  );
}

async function chooseEvaluation(deps: CommandDependencies, item: ItemSummary) {
  const evaluation = await askEvaluation(deps, item, undefined);
  await rememberRuleset(deps.memento, item.environment, evaluation.rulesetKey);
  return evaluation;
}

/** Endpoints named in the command's argument: to leave out, and to call although they add their product. */
function endpointsIn(argument: unknown): Pick<PlanOptions, "without" | "addProducts"> {
  const named = (key: string): readonly EndpointPath[] => {
    const value: unknown = Reflect.get(Object(argument), key);
    return Array.isArray(value) ? endpointPaths.filter((path) => value.includes(path)) : [];
  };
  return { without: named("without"), addProducts: named("addProducts") };
}
