import * as vscode from "vscode";
import { textIn } from "../../ask/itemArgument.ts";
import { type Choice, pickOne } from "../../ask/pick.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { listScenarios, type ScenarioRow } from "../../local/scenarioControl.ts";
import { translatedLesson } from "../../local/translatedLesson.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { beginAndShow } from "./beginAndShow.ts";
import { loadLocalFile } from "./loadLocalFile.ts";

/** Adds the Item of a scenario to the local sandbox, or restarts it, and selects it. */
export const loadScenario: Command = async (deps, argument) => {
  const name = textIn(argument, "scenario") ?? (await askScenario(deps));
  if (name === null) return loadLocalFile(deps, undefined);
  await withProgress(vscode.l10n.t("Loading the scenario {0}", name), async (signal) => {
    await beginAndShow(deps, { name }, signal);
  });
};

/** Asks for a scenario; null means one from a file. @throws BalanceLensError `cancelled` */
async function askScenario({ local }: CommandDependencies): Promise<string | null> {
  const rows = await withProgress(vscode.l10n.t("Reading the scenarios"), async (signal) =>
    listScenarios(await local.use(), signal),
  );
  const file: Choice<string | null> = { label: vscode.l10n.t("$(folder-opened) From a File…"), value: null };
  return pickOne([...inGroups(rows.map(inWords)), file], {
    title: vscode.l10n.t("Load Scenario"),
    placeHolder: vscode.l10n.t("Each scenario is one Item. Loading it again resets it"),
  });
}

function inWords(row: ScenarioRow): ScenarioRow {
  if (row.lesson === null) return row;
  const lesson = translatedLesson(row.lesson);
  return { ...row, lesson, summary: lesson.summary };
}

/** The scenarios in their order, each group under its heading. */
function inGroups(rows: readonly ScenarioRow[]): readonly Choice<string | null>[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    const label = headingOf(row);
    if (before !== undefined && headingOf(before) === label) return [choiceOf(row)];
    return [{ label, kind: vscode.QuickPickItemKind.Separator, value: null }, choiceOf(row)];
  });
}

function headingOf({ lesson }: ScenarioRow): string {
  return lesson?.group ?? vscode.l10n.t("From your files");
}

function choiceOf({ name, summary, lesson, loaded }: ScenarioRow): Choice<string | null> {
  return {
    label: lesson?.label ?? name,
    description: [lesson?.bank, name, loaded ? null : vscode.l10n.t("adds an Item")].filter(Boolean).join(" · "),
    detail: summary,
    value: name,
  };
}
