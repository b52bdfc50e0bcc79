import * as vscode from "vscode";
import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import { type GuideAnswers, type Recommendation, recommendEndpoint } from "../../core/endpoint/endpointGuide.ts";
import type { ReportButton } from "../../protocol/reports.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { guideReport } from "../../text/reports/guideReport.ts";
import { reportMarkdown } from "../../text/reports/reportMarkdown.ts";
import { commandIds } from "../commandIds.ts";
import { fetchCommandOf } from "../fetchCommandOf.ts";
import { openDocs } from "../panel/openDocs.ts";
import { copyText } from "../window/copyText.ts";
import { textContext } from "../window/textContext.ts";
import { guideSubject } from "./guideSubject.ts";
import { reportLabels } from "./reportLabels.ts";
import type { ShownReport } from "./shownReport.ts";

/** The guide's recommendation as a report, with buttons to call the endpoint and to ask again. */
export function guideShown(answers: GuideAnswers): ShownReport {
  const recommendation = recommendEndpoint(answers);
  const { endpoint, fallback, docUrl } = recommendation;
  const text = guideReport(recommendation, createTextContext(textContext()));
  const subject = guideSubject(answers);
  return {
    place: "guide",
    subject,
    environment: null,
    report: () => ({
      head: {
        ...text,
        kind: "guide",
        subject,
        buttons: buttons(recommendation),
        progress: null,
        labels: reportLabels(""),
      },
      rows: [],
    }),
    actions: {
      call: () => call(endpoint),
      "call-instead": () => call(fallback),
      "open-docs": async () => void (await openDocs(docUrl)),
      again: async () => void (await vscode.commands.executeCommand(commandIds.guideToEndpoint)),
      copy: () => copyText(reportMarkdown(text, [])),
    },
  };
}

async function call(endpoint: EndpointPath | null): Promise<void> {
  if (endpoint === null) return;
  await vscode.commands.executeCommand(fetchCommandOf(endpoint), { endpoint });
}

function buttons({ endpoint, fallback }: Recommendation): readonly ReportButton[] {
  return [
    ...(endpoint === null
      ? []
      : [{ action: "call", label: vscode.l10n.t("Call {0}", endpoint), isPrimary: true } as const]),
    ...(fallback === null
      ? []
      : [{ action: "call-instead", label: vscode.l10n.t("Call {0} Instead", fallback) } as const]),
    { action: "open-docs", label: vscode.l10n.t("Open Plaid's Page") },
    { action: "again", label: vscode.l10n.t("Ask Again") },
    { action: "copy", label: vscode.l10n.t("Copy as Markdown") },
  ];
}
