import * as vscode from "vscode";
import { guideToEndpoint } from "../call/guideToEndpoint.ts";
import { repeatEndpoint } from "../call/repeatEndpoint.ts";
import { showComparisonPlan } from "../call/showComparisonPlan.ts";
import { compareRulesets } from "../compare/compareRulesets.ts";
import { compareResponses } from "../comparison/compareResponses.ts";
import { copyCallAsCode } from "../comparison/copyCallAsCode.ts";
import { openResponse } from "../comparison/openResponse.ts";
import { commandMenu } from "./commandMenu.ts";

/** What can be done with one endpoint besides fetching it. */
export const callEndpointMenu = commandMenu(
  () => vscode.l10n.t("Call One Endpoint"),
  () => [
    {
      label: vscode.l10n.t("$(question) Which Endpoint Should I Use?"),
      run: guideToEndpoint,
    },
    {
      label: vscode.l10n.t("$(versions) Compare Rulesets…"),
      detail: vscode.l10n.t("The same debit through several of them, side by side"),
      run: compareRulesets,
    },
    {
      label: vscode.l10n.t("$(sync) Repeat an Endpoint"),
      detail: vscode.l10n.t("To learn how long it takes"),
      run: repeatEndpoint,
    },
    {
      label: vscode.l10n.t("$(code) Copy Call as Code"),
      run: copyCallAsCode,
    },
    {
      label: vscode.l10n.t("$(json) Response as JSON"),
      detail: vscode.l10n.t("What a call answered, with account numbers and owners masked"),
      run: openResponse,
    },
    {
      label: vscode.l10n.t("$(diff) Compare Two Responses"),
      run: compareResponses,
    },
    {
      label: vscode.l10n.t("$(list-ordered) Show Comparison Plan"),
      detail: vscode.l10n.t("The calls of a comparison, with their cost and limits, before they are made"),
      run: showComparisonPlan,
    },
  ],
);
