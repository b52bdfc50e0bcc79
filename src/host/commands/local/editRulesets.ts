import * as vscode from "vscode";
import { rulesetPath, rulesetScheme } from "../../window/viewIds.ts";
import type { Command } from "../command.ts";

/** Opens the rulesets of the local sandbox as a JSON document; saving it puts them in force. */
export const editRulesets: Command = async ({ local }) => {
  await local.use();
  const uri = vscode.Uri.from({ scheme: rulesetScheme, path: rulesetPath });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
};
