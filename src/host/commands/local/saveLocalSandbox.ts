import * as vscode from "vscode";
import { textIn } from "../../ask/itemArgument.ts";
import { askWhereToSave, checkSavable, writeText } from "../../ask/saveAs.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { readState } from "../../local/scenarioControl.ts";
import { showInformation } from "../../window/notices.ts";
import type { Command } from "../command.ts";

/**
 * Writes the whole local sandbox to a file that can be loaded again, here or elsewhere. The file holds the names and
 * passwords of custom test users, which their Items are made from; a message says so. `argument.path` is the file.
 */
export const saveLocalSandbox: Command = async ({ local, clock }, argument) => {
  const path = textIn(argument, "path");
  const file = path === undefined ? await askFile(new Date(clock.now()).toISOString()) : vscode.Uri.file(path);
  // Checked before the sandbox is read, which takes a moment.
  checkSavable(file);
  await withProgress(vscode.l10n.t("Saving the local sandbox"), async (signal) => {
    const state = await readState(await local.use(), signal);
    const text = `${JSON.stringify(state, null, 1)}\n`;
    await writeText(file, text);
  });
  const said = vscode.l10n.t("The local sandbox is saved, with the names and passwords of the test users made in it.");
  void showInformation(said);
};

function askFile(now: string): Promise<vscode.Uri> {
  return askWhereToSave(`local-sandbox-${now.slice(0, 19).replaceAll(":", "-")}.json`, {
    title: vscode.l10n.t("Save Local Sandbox to a File"),
    filters: { JSON: ["json"] },
  });
}
