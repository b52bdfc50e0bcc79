import * as vscode from "vscode";
import { confirmLoss } from "../../ask/confirmLoss.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { isSavedState, writeState } from "../../local/scenarioControl.ts";
import type { Command } from "../command.ts";
import { beginAndShow } from "./beginAndShow.ts";
import { readJsonFile } from "./readJsonFile.ts";

/** Loads a scenario file, which adds its Item, or a saved local sandbox, which replaces everything. */
export const loadLocalFile: Command = async (deps, argument) => {
  const { value, name } = await readJsonFile(textIn(argument, "path"), vscode.l10n.t("Load Local Sandbox from a File"));
  const title = vscode.l10n.t("Loading {0}", name);
  if (!isSavedState(value)) {
    await withProgress(title, (signal) => beginAndShow(deps, { scenario: value }, signal));
    return;
  }
  await confirmLoss(argument, {
    question: vscode.l10n.t("Replace the local sandbox with {0}?", name),
    detail: vscode.l10n.t(
      "Its Items, balances, rulesets and faults are lost, in every window. Save it first to keep them.",
    ),
    button: vscode.l10n.t("Replace"),
  });
  await withProgress(title, async (signal) => {
    await writeState(await deps.local.use(), value, signal);
    await deps.environmentChoice.rememberLocal();
    await deps.environmentChoice.switchTo("local");
    deps.environmentChoice.forgetLocal();
    await deps.itemReads.relist(signal);
  });
};
