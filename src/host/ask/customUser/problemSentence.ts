import * as vscode from "vscode";
import type { Expected } from "../../../core/customUser/parseJson.ts";
import { type CustomUserProblem, customUserLimits } from "../../../core/customUser/readCustomUser.ts";

/** Why a file does not describe a custom user, in one sentence. */
export function problemSentence(problem: CustomUserProblem): string {
  switch (problem.code) {
    case "syntax":
      return syntaxSentence(problem.expected);
    case "type":
      return vscode.l10n.t("This must be of type {0}.", problem.expected.join(", "));
    case "choice":
      return vscode.l10n.t("This must be one of {0}.", problem.choices.join(", "));
    case "form":
      return vscode.l10n.t("This must look like {0}.", problem.example);
    case "missing":
      return vscode.l10n.t("{0} is missing here.", problem.name);
    case "range":
      return vscode.l10n.t("This must be between {0} and {1}.", bound(problem.least), bound(problem.most));
    case "too-many":
      return vscode.l10n.t("Plaid accepts at most {1} here; this file has {0}.", problem.count, problem.most);
    case "too-many-transactions":
      return vscode.l10n.t(
        "This file has {0} transactions; Plaid accepts about {1} in one custom user.",
        problem.count,
        customUserLimits.transactions,
      );
    case "too-long":
      return vscode.l10n.t(
        "This file has {0} kB; Plaid accepts about {1} kB in one custom user.",
        Math.ceil(problem.bytes / 1000),
        customUserLimits.bytes / 1000,
      );
    case "exclusive":
      return vscode.l10n.t("{0} and {1} can't be used together.", ...problem.names);
  }
}

function syntaxSentence(expected: Expected): string {
  switch (expected) {
    case "value":
      return vscode.l10n.t("A value is expected here: this is not JSON.");
    case "name":
      return vscode.l10n.t("A name in double quotes is expected here: this is not JSON.");
    case "colon":
      return vscode.l10n.t("A colon is expected here: this is not JSON.");
    case "comma":
      return vscode.l10n.t("A comma, or a closing bracket, is expected here: this is not JSON.");
    case "end":
      return vscode.l10n.t("Nothing more is expected here: this is not JSON.");
    case "string-end":
      return vscode.l10n.t("This text has no end, or holds what a JSON text may not: this is not JSON.");
    case "shallower":
      return vscode.l10n.t("This is nested too deeply.");
  }
}

function bound(value: number | null): string {
  return value === null ? "…" : String(value);
}
