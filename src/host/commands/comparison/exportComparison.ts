import * as vscode from "vscode";
import type { Comparison } from "../../../core/comparison/comparison.ts";
import type { MeasuredTimeline } from "../../../core/timeline/measuredTimeline.ts";
import { verdictAccount } from "../../../core/timeline/verdictAccount.ts";
import { savableName } from "../../../files/fileName.ts";
import { comparisonCsv } from "../../../text/export/comparisonCsv.ts";
import { comparisonHar } from "../../../text/export/comparisonHar.ts";
import { comparisonJson } from "../../../text/export/comparisonJson.ts";
import { comparisonMarkdown } from "../../../text/export/comparisonMarkdown.ts";
import { httpFile } from "../../../text/export/httpFile.ts";
import { supportBundle } from "../../../text/export/supportBundle.ts";
import { chooseComparison } from "../../ask/chooseComparison.ts";
import { csvFileMark, type ExportFormat, exportText } from "../../ask/exportText.ts";
import { thrownLine } from "../../failure/failures.ts";
import { storeKeyOf } from "../../store/storeKey.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { baseUrlOf } from "./baseUrlOf.ts";

/** ms to wait for the local sandbox's time line before the export is written without it. */
const timelineTimeoutMs = 5000;

/** Every form of a comparison; none has a secret in it. */
function formatsOf(deps: CommandDependencies): Readonly<Record<string, ExportFormat<Comparison>>> {
  return {
    markdown: {
      suffix: "md",
      name: () => vscode.l10n.t("Markdown"),
      detail: () => vscode.l10n.t("Table, verdict, findings, time line and calls, to paste where people talk"),
      write: async (comparison) => comparisonMarkdown(comparison, textContext(), await timelineOf(comparison, deps)),
    },
    csv: {
      suffix: "csv",
      name: () => vscode.l10n.t("CSV"),
      detail: () => vscode.l10n.t("Each account in each call, for a spreadsheet"),
      write: comparisonCsv,
      fileMark: csvFileMark,
    },
    json: {
      suffix: "json",
      name: () => vscode.l10n.t("JSON"),
      detail: () => vscode.l10n.t("All of it by the published schema; it can be opened again"),
      write: comparisonJson,
    },
    har: {
      suffix: "har",
      name: () => vscode.l10n.t("HAR"),
      detail: () => vscode.l10n.t("The calls, for browsers' and other network tools; it can be compared again"),
      write: (comparison) => comparisonHar(comparison, baseUrlOf(comparison, deps), textContext()),
    },
    http: {
      suffix: "http",
      name: () => vscode.l10n.t("HTTP Requests (.http)"),
      detail: () => vscode.l10n.t("The calls, to run in REST Client or a JetBrains IDE; keys are variables"),
      write: (comparison) => httpFile(comparison, baseUrlOf(comparison, deps), textContext()),
    },
    support: {
      suffix: "md",
      name: () => vscode.l10n.t("Support Bundle"),
      detail: () => vscode.l10n.t("Request ids, times and what is odd, for a ticket at Plaid"),
      write: supportBundle,
    },
  };
}

/** Writes a comparison to a file or the clipboard, in the format the person picks. */
export const exportComparison: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Export Comparison");
  const comparison = await chooseComparison(deps, argument, title);
  await exportText(comparison, formatsOf(deps), {
    argument,
    title,
    nameOf: (suffix) => fileName(comparison, suffix),
    redacted: (text) => deps.log.redacted(text),
  });
};

/** The verdict's account over time, up to the comparison's end; null where nothing is known of it, or it could not be read. */
async function timelineOf(
  comparison: Comparison,
  { timelines, log }: CommandDependencies,
): Promise<MeasuredTimeline | null> {
  const signal = AbortSignal.timeout(timelineTimeoutMs);
  try {
    const accountId = verdictAccount(comparison) ?? (await timelines.usualAccount(storeKeyOf(comparison), signal));
    return accountId === null ? null : await timelines.upTo(comparison, accountId, signal);
  } catch (error) {
    log.warn(`the time line was not read for the export: ${thrownLine(error)}`);
    return null;
  }
}

function fileName({ item, startedAt }: Comparison, suffix: string): string {
  const subject = item.scenario ?? item.institutionName ?? item.itemId;
  const time = startedAt.slice(0, 19).replaceAll(":", "-");
  return savableName(subject, { before: "balances", after: `${time}.${suffix}` });
}
