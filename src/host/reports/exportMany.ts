import * as vscode from "vscode";
import type { ItemOutcome } from "../../core/summaries/itemOutcomes.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { manyDocument } from "../../text/documents/manyDocument.ts";
import { manyCsv, manyJson } from "../../text/export/manyRecords.ts";
import { csvFileMark, type ExportFormat, exportText } from "../ask/exportText.ts";
import type { Log } from "../log.ts";
import { environmentName, itemTitle } from "../store/itemNames.ts";
import { textContext } from "../window/textContext.ts";
import type { ManyRun } from "./manyRun.ts";

export interface ExportManyDependencies {
  readonly log: Pick<Log, "redacted">;
}

const formats: Readonly<Record<string, ExportFormat<ManyRun>>> = {
  markdown: {
    suffix: "md",
    name: () => vscode.l10n.t("Markdown"),
    detail: () => vscode.l10n.t("Which differ most and why, the oldest balances, what failed"),
    write: manyMarkdown,
  },
  csv: {
    suffix: "csv",
    name: () => vscode.l10n.t("CSV"),
    detail: () => vscode.l10n.t("Each Item and currency, for a spreadsheet"),
    write: (run) => manyCsv(exported(run)),
    fileMark: csvFileMark,
  },
  json: {
    suffix: "json",
    name: () => vscode.l10n.t("JSON"),
    detail: () => vscode.l10n.t("The same, for a program"),
    write: (run) => manyJson(exported(run)),
  },
};

/** Exports the summary of several Items: in the `format` and `to` of the argument, else as asked. */
export async function exportMany({ log }: ExportManyDependencies, run: ManyRun, argument: unknown): Promise<void> {
  const time = run.startedAt.slice(0, 19).replaceAll(":", "-");
  await exportText(run, formats, {
    argument,
    title: vscode.l10n.t("Export Summary"),
    nameOf: (suffix) => `items-${time}.${suffix}`,
    redacted: (text) => log.redacted(text),
  });
}

function exported({ outcomes, left, startedAt }: ManyRun) {
  return { outcomes, left, startedAt, nameOf: nameOfOutcome };
}

/** The whole summary as Markdown. */
function manyMarkdown({ outcomes, left, startedAt, environment }: ManyRun): string {
  const words = { outcomes, left, startedAt, environment: environmentName(environment), nameOf: nameOfOutcome };
  return manyDocument(words, createTextContext(textContext()));
}

export function nameOfOutcome({ item }: ItemOutcome): string {
  return itemTitle(item);
}
