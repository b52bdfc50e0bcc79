import * as vscode from "vscode";
import { type ChosenRules, chosenRules } from "../../code/chosenRules.ts";

/** Reads `balanceLens.code.rules`, as it counts for a file. */
export function codeSettings(document: Pick<vscode.TextDocument, "uri" | "languageId">): ChosenRules {
  return chosenRules(vscode.workspace.getConfiguration("balanceLens.code", document).get("rules"));
}
