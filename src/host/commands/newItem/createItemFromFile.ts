import * as vscode from "vscode";
import { customUserLogin } from "../../ask/customUser/customUserFile.ts";
import { customUserSuffix } from "../../ask/customUser/customUserSuffix.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { askCustomUserFile } from "../../ask/newItem/askCustomUserFile.ts";
import { back } from "../../ask/steps.ts";
import { cancelled, thrownLine } from "../../failure/failures.ts";
import type { Command } from "../command.ts";
import { createAndShow, offerComparison } from "./createSandboxItem.ts";

/**
 * Creates an Item of the custom user that a file describes. An invalid file is refused before anything is asked or
 * called.
 */
export const createItemFromFile: Command = async (deps, argument) => {
  const uri = fileIn(argument) ?? inFront() ?? (await askFile());
  const login = await customUserLogin(uri, deps.extensionUri);
  const item = await createAndShow(deps, argument, login);
  offerComparison(item).catch((error: unknown) => deps.log.error(thrownLine(error)));
};

/** The file that the menu was opened on, or that the argument names. */
function fileIn(argument: unknown): vscode.Uri | null {
  if (argument instanceof vscode.Uri) return argument;
  const named = textIn(argument, "uri");
  return named === undefined ? null : vscode.Uri.parse(named, true);
}

function inFront(): vscode.Uri | null {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.path.endsWith(customUserSuffix) === true ? uri : null;
}

async function askFile(): Promise<vscode.Uri> {
  const title = vscode.l10n.t("Create Item from Custom User File");
  const uri = await askCustomUserFile({ title, step: 1, totalSteps: 1 });
  if (uri === back) throw cancelled();
  return uri;
}
