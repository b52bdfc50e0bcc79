import type { Severity } from "../../../src/core/finding.ts";
import { adviceSentence, findingSentence, settlementSentence } from "../../../src/text/findingSentence.ts";
import { formatDifference } from "../../../src/text/format.ts";
import { findingLabel, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { formatsOf } from "../../../src/text/translate.ts";
import { type Child, h } from "../../lib/dom.ts";
import type { IndexedFinding } from "../model/comparisonFacts.ts";
import type { PageModel } from "../model/page.ts";
import { ownName } from "./accountName.ts";
import { icon } from "./icons.ts";
import { sentence } from "./sentence.ts";
import { certaintyTag } from "./viewVerdict.ts";

/** Every stated cause: what it is, whom it concerns, how sure it is, what to do, where Plaid says so. */
export function viewFindings(model: PageModel): HTMLElement {
  const { context, findings, running, view } = model;
  const shown = findings.slice(0, view.findingsShown);
  const left = findings.length - shown.length;
  return h(
    "div",
    { class: "findings-body" },
    running
      ? null
      : h("h2", {}, panelLabel("findings", context), h("span", { class: "count" }, String(findings.length))),
    running || findings.length > 0 ? null : h("p", { class: "dim" }, panelLabel("findingsNone", context)),
    h("ol", { class: "finding-list" }, ...shown.map((each) => viewFinding(each, model))),
    left <= 0 ? null : viewMore(left, context),
  );
}

function viewMore(left: number, context: TextContext): HTMLElement {
  const words = panelLabel("findingsMore", context, { count: formatsOf(context).count(left) });
  return h("button", { type: "button", class: "link", "data-action": "more-findings" }, words);
}

function viewFinding({ key, index, finding }: IndexedFinding, model: PageModel): HTMLElement {
  const { context, view } = model;
  return h(
    "li",
    { class: "finding", "data-key": key, "data-severity": finding.severity, id: findingElementId(index) },
    h(
      "button",
      {
        type: "button",
        class: "finding-name",
        "data-action": "select-finding",
        "data-finding": key,
        "aria-pressed": String(view.finding === key),
        title: panelLabel("showEvidence", context),
      },
      icon(finding.severity),
      h("span", { class: "sr" }, `${severityName(finding.severity, model)}: `),
      findingLabel(finding.code, context),
    ),
    h(
      "div",
      { class: "finding-text" },
      h("p", { class: "finding-cause" }, ...sentence(findingSentence(finding, context))),
      h(
        "p",
        { class: "finding-advice" },
        [adviceSentence(finding, context), settlementSentence(finding, context)]
          .filter((words) => words !== "")
          .join(" "),
        " ",
        h(
          "button",
          {
            type: "button",
            class: "link",
            "data-action": "open-finding-docs",
            "data-index": index,
            title: finding.docUrl,
          },
          panelLabel("plaidDocs", context),
          icon("docs"),
        ),
      ),
      h(
        "p",
        { class: "finding-facts" },
        certaintyTag(finding.certainty, context),
        ...affected(finding.accountIds, model).map((words) => h("span", { class: "tag" }, ...words)),
        finding.residue === undefined || finding.residue.value === 0
          ? null
          : h(
              "span",
              { class: "tag" },
              `${formatDifference(finding.residue.value, finding.residue.currency, context)} ${panelLabel("residue", context)}`,
            ),
      ),
    ),
  );
}

/** The element a "Why" button leads to. */
export function findingElementId(index: number): string {
  return `finding-${index}`;
}

function severityName(severity: Severity, { context }: PageModel): string {
  const labels = { info: "severityInfo", warning: "severityWarning", problem: "severityProblem" } as const;
  return panelLabel(labels[severity], context);
}

/** Whom a finding concerns, shortly. A name keeps its own direction, whatever stands beside it. */
function affected(accountIds: readonly string[], { accounts, context }: PageModel): readonly (readonly Child[])[] {
  if (accountIds.length === 0) return [[panelLabel("wholeItem", context)]];
  const named = accounts.filter(({ accountId }) => accountIds.includes(accountId));
  const shown = named
    .slice(0, 4)
    .map((account) => [
      h("bdi", {}, ownName(account, context)),
      typeof account.mask === "string" ? ` ••${account.mask}` : null,
    ]);
  return named.length > shown.length ? [...shown, [`+${named.length - shown.length}`]] : shown;
}
