import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import type { PlanOptions } from "../../core/plan/plan.ts";
import type { ReportButton } from "../../protocol/reports.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { planReport, planRows } from "../../text/reports/planReport.ts";
import { reportMarkdown } from "../../text/reports/reportMarkdown.ts";
import type { CallRecord } from "../connection/callRecord.ts";
import { Emitter } from "../emitter.ts";
import { itemInEnvironment } from "../store/itemNames.ts";
import { copyText } from "../window/copyText.ts";
import { textContext } from "../window/textContext.ts";
import { planFor } from "../work/planFor.ts";
import { planSubject } from "./planSubject.ts";
import { reportLabels } from "./reportLabels.ts";
import type { ShownReport } from "./shownReport.ts";

export interface PlanReportInput {
  readonly calls: CallRecord;
  readonly item: ItemSummary;
  /** The options at first; they can be changed in the report. */
  readonly options: PlanOptions;
  /** Makes the calls of the plan. */
  run(options: PlanOptions): Promise<void>;
  /** Asks which endpoints are called, and what is evaluated. @throws BalanceLensError `cancelled` */
  askEndpoints(options: PlanOptions): Promise<PlanOptions>;
  askEvaluation(options: PlanOptions): Promise<PlanOptions>;
}

/** The plan of a comparison as a report, where it can be changed and run. No call is made before that. */
export function planShown({ calls, item, run, askEndpoints, askEvaluation, ...start }: PlanReportInput): ShownReport {
  const context = createTextContext(textContext());
  const changes = new Emitter<null>();
  let options = start.options;
  const explain = () => {
    const plan = planFor(calls, item, options);
    return { text: planReport(plan, itemInEnvironment(item), context), rows: planRows(plan, context) };
  };
  const change = async (ask: (options: PlanOptions) => Promise<PlanOptions>) => {
    options = await ask(options);
    changes.fire(null);
  };
  return {
    place: `plan ${item.itemId}`,
    subject: item.itemId,
    environment: item.environment,
    report(only) {
      const { text, rows } = explain();
      return {
        head: {
          ...text,
          kind: "plan",
          subject: planSubject({ itemId: item.itemId, options }),
          buttons: buttons(options),
          progress: null,
          labels: reportLabels(vscode.l10n.t("Filter Calls")),
        },
        rows: only === undefined ? rows : rows.filter(({ key }) => only.has(key)),
      };
    },
    onDidChange: changes.event,
    actions: {
      run: () => run(options),
      "choose-endpoints": () => change(askEndpoints),
      "choose-evaluation": () => change(askEvaluation),
      async copy() {
        const { text, rows } = explain();
        await copyText(reportMarkdown(text, rows));
      },
    },
  };
}

function buttons({ evaluate }: PlanOptions): readonly ReportButton[] {
  return [
    { action: "run", label: vscode.l10n.t("Run This Comparison"), isPrimary: true },
    { action: "choose-endpoints", label: vscode.l10n.t("Choose Endpoints…") },
    ...(evaluate === null
      ? []
      : [{ action: "choose-evaluation", label: vscode.l10n.t("Choose What to Evaluate…") } as const]),
    { action: "copy", label: vscode.l10n.t("Copy as Markdown") },
  ];
}
