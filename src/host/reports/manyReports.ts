import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import type { ReportButton, ReportHead } from "../../protocol/reports.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { manyReport, manyRow } from "../../text/reports/manyReport.ts";
import type { ReportRow } from "../../text/reports/report.ts";
import type { TextContext } from "../../text/segment.ts";
import { commandIds } from "../commandIds.ts";
import type { ComparisonPanels } from "../panel/comparisonPanels.ts";
import { environmentName, itemTitle } from "../store/itemNames.ts";
import { textContext } from "../window/textContext.ts";
import type { ComparisonWork } from "../work/comparisonWork.ts";
import { type ExportManyDependencies, exportMany, nameOfOutcome } from "./exportMany.ts";
import type { ManyRun, ManyState } from "./manyRun.ts";
import { reportLabels } from "./reportLabels.ts";
import type { ShownReport } from "./shownReport.ts";

export interface ManyReportDependencies extends ExportManyDependencies {
  readonly comparisonWork: Pick<ComparisonWork, "openLatest">;
  readonly panels: Pick<ComparisonPanels, "show">;
}

/** A run of many Items as a report with a row for each, which opens its comparison. Closing it cancels the run. */
export function manyShown(deps: ManyReportDependencies, run: ManyRun): ShownReport {
  const context = createTextContext(textContext());
  const rowOf = rowMaker(run, context);
  return {
    place: "many",
    subject: run.startedAt,
    environment: run.environment,
    report: (rows) => ({
      head: headOf(run, context),
      rows: run.items.flatMap((item) => (rows === undefined || rows.has(item.itemId) ? [rowOf(item)] : [])),
    }),
    onDidChange: (listener) => run.onDidChange(listener),
    actions: {
      cancel: async () => run.cancel(),
      again: async () => {
        const itemIds = run.items.map(({ itemId }) => itemId);
        await vscode.commands.executeCommand(commandIds.compareItems, { itemIds });
      },
      export: () => exportMany(deps, run, undefined),
      copy: () => exportMany(deps, run, { format: "markdown", to: "clipboard" }),
    },
    async open(itemId) {
      await deps.comparisonWork.openLatest(itemId);
      await deps.panels.show(itemId);
    },
    closed: () => run.cancel(),
  };
}

/** Makes the row of an Item, and again only when its state has changed. */
function rowMaker(run: ManyRun, context: TextContext): (item: ItemSummary) => ReportRow {
  const made = new Map<string, { readonly state: ManyState; readonly row: ReportRow }>();
  return (item) => {
    const { itemId } = item;
    const state = run.stateOf(itemId);
    const known = made.get(itemId);
    if (known?.state === state) return known.row;
    const name = itemTitle(item);
    const bank = item.lesson?.bank ?? item.institutionName ?? "";
    const row = manyRow({ itemId, name, bank: bank === name ? "" : bank, state }, context);
    made.set(itemId, { state, row });
    return row;
  };
}

function headOf(run: ManyRun, context: TextContext): ReportHead {
  const { outcomes, left, startedAt, isRunning, items } = run;
  const environment = environmentName(run.environment);
  // Sentences about all Items are worked out once the run has ended.
  const about = { outcomes: isRunning ? [] : outcomes, left, startedAt, environment, nameOf: nameOfOutcome };
  const report = manyReport(about, context);
  const shared = { kind: "many", subject: run.when, labels: reportLabels(vscode.l10n.t("Filter Items")) } as const;
  const kept = run.isKept ? [vscode.l10n.t("Made from the stored comparisons; failures aren't stored.")] : [];
  if (!isRunning) {
    const sentences = [...report.sentences, ...kept];
    return { ...report, ...shared, sentences, buttons: doneButtons(run), progress: null };
  }
  const words = vscode.l10n.t("{0} of {1} compared", outcomes.length, items.length);
  return {
    ...report,
    ...shared,
    title: vscode.l10n.t("Comparing {0} Items", items.length),
    buttons: [{ action: "cancel", label: vscode.l10n.t("Cancel") }],
    progress: { done: outcomes.length, total: items.length, words },
  };
}

function doneButtons({ outcomes }: ManyRun): readonly ReportButton[] {
  return [
    { action: "again", label: vscode.l10n.t("Compare Again"), isPrimary: true },
    ...(outcomes.length === 0
      ? []
      : [
          { action: "export", label: vscode.l10n.t("Export…") } as const,
          { action: "copy", label: vscode.l10n.t("Copy as Markdown") } as const,
        ]),
  ];
}
