import * as vscode from "vscode";
import type { ItemOutcome } from "../../core/comparison/manySummary.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { manyDocument } from "../../text/documents/manyDocument.ts";
import { manyCsv, manyJson } from "../../text/export/manyRecords.ts";
import { csvFileMark, exportText } from "../ask/exportText.ts";
import { textIn } from "../ask/itemArgument.ts";
import { pickOne } from "../ask/pick.ts";
import type { Log } from "../log.ts";
import { environmentName, itemTitle } from "../store/itemNames.ts";
import { textContext } from "../window/textContext.ts";
import type { ManyRun } from "./manyRun.ts";

export interface ExportManyDependencies {
  readonly log: Pick<Log, "redacted">;
}

interface Format {
  readonly suffix: string;
  readonly name: () => string;
  readonly detail: () => string;
  readonly write: (run: ManyRun) => string;
  readonly fileMark?: string;
}

const formats: Readonly<Record<string, Format>> = {
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

/** Writes the summary of several Items to a file or the clipboard: in the `format` and `to` of the argument, else as asked. */
export async function exportMany({ log }: ExportManyDependencies, run: ManyRun, argument: unknown): Promise<void> {
  const title = vscode.l10n.t("Export Summary");
  const choices = Object.values(formats).map((each) => ({ label: each.name(), detail: each.detail(), value: each }));
  const format = formats[textIn(argument, "format") ?? ""] ?? (await pickOne(choices, { title }));
  const time = run.startedAt.slice(0, 19).replaceAll(":", "-");
  await exportText({
    text: log.redacted(format.write(run)),
    ...(format.fileMark !== undefined && { fileMark: format.fileMark }),
    name: `items-${time}.${format.suffix}`,
    title,
    to: textIn(argument, "to"),
  });
}

function exported({ outcomes, left, startedAt }: ManyRun) {
  return { outcomes, left, startedAt, nameOf: nameOfOutcome };
}

/** The whole summary as Markdown. */
export function manyMarkdown({ outcomes, left, startedAt, environment }: ManyRun): string {
  const words = { outcomes, left, startedAt, environment: environmentName(environment), nameOf: nameOfOutcome };
  return manyDocument(words, createTextContext(textContext()));
}

export function nameOfOutcome({ item }: ItemOutcome): string {
  return itemTitle(item);
}
