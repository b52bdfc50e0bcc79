import * as vscode from "vscode";
import type { ReportKind } from "../../protocol/reports.ts";
import { knownItem } from "../ask/chooseItem.ts";
import { type CommandId, commandIds } from "../commandIds.ts";
import { planReportOf } from "../commands/call/showComparisonPlan.ts";
import type { CommandDependencies } from "../commands/command.ts";
import { thrownLine } from "../failure/failures.ts";
import { guideShown } from "../reports/guideReports.ts";
import { readGuideSubject } from "../reports/guideSubject.ts";
import { keptRun } from "../reports/keptRun.ts";
import { manyShown } from "../reports/manyReports.ts";
import { readPlanSubject } from "../reports/planSubject.ts";
import type { ReportIdentity } from "../reports/reportIdentity.ts";
import { reportLabels } from "../reports/reportLabels.ts";
import type { ShownReport } from "../reports/shownReport.ts";

/**
 * The report that a page was of before the window was loaded again: of what was kept, or made anew. One that says so where it
 * cannot be shown. Never rejects.
 */
export async function restoreReport(deps: CommandDependencies, identity: ReportIdentity | null): Promise<ShownReport> {
  try {
    const made = identity === null ? null : await make(deps, identity);
    if (made !== null) return made;
  } catch (error) {
    deps.log.error(`a report could not be restored: ${thrownLine(error)}`);
  }
  return lostReport(identity?.kind ?? "lost");
}

async function make(deps: CommandDependencies, { kind, subject }: ReportIdentity): Promise<ShownReport | null> {
  switch (kind) {
    case "many": {
      const run = await keptRun(deps.history, subject);
      if (run !== null) deps.lastManyRun.run ??= run;
      return run === null ? null : manyShown(deps, run);
    }
    case "plan": {
      const plan = readPlanSubject(subject);
      return plan === null ? null : planReportOf(deps, await knownItem(deps, plan.itemId), plan.options);
    }
    case "guide": {
      const answers = readGuideSubject(subject);
      return answers === null ? null : guideShown(answers);
    }
    case "lost":
      return null;
  }
}

/** What makes a report of each kind again. */
const commandOf: Readonly<Record<ReportKind, CommandId>> = {
  many: commandIds.compareItems,
  plan: commandIds.showComparisonPlan,
  guide: commandIds.guideToEndpoint,
  lost: commandIds.compareItems,
};

function lostReport(kind: ReportKind): ShownReport {
  const words: Readonly<Record<ReportKind, string>> = {
    many: vscode.l10n.t("The comparisons this summary was made from are no longer stored."),
    plan: vscode.l10n.t("This plan's Item no longer exists, or belongs to the other environment."),
    guide: vscode.l10n.t("What this page was made from was not stored."),
    lost: vscode.l10n.t("The window was reloaded, and this page's content was not stored."),
  };
  return {
    place: `lost ${kind}`,
    subject: "",
    environment: null,
    report: () => ({
      head: {
        kind,
        subject: "",
        title: vscode.l10n.t("Nothing to show"),
        about: "",
        sentences: [words[kind]],
        columns: [],
        sorting: null,
        sections: [],
        buttons: kind === "lost" ? [] : [{ action: "again", label: vscode.l10n.t("Start Again"), isPrimary: true }],
        progress: null,
        labels: reportLabels(""),
      },
      rows: [],
    }),
    actions: { again: async () => void (await vscode.commands.executeCommand(commandOf[kind])) },
  };
}
