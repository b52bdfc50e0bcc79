import * as vscode from "vscode";
import type { ReportHead } from "../../protocol/reports.ts";

/** The words of the page itself; `filter` names the field that searches the rows. */
export function reportLabels(filter: string): ReportHead["labels"] {
  return {
    filter,
    noMatch: vscode.l10n.t("No row matches."),
    failed: vscode.l10n.t("That didn't work. See the log."),
  };
}
