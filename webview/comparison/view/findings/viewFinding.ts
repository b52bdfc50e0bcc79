import type { Finding, Severity } from "../../../../src/core/findings/finding.ts";
import { type Advice, adviceIn } from "../../../../src/text/findings/adviceIn.ts";
import { findingSentence, plaidsWords } from "../../../../src/text/findings/findingSentence.ts";
import { findingTitle } from "../../../../src/text/findings/findingTitle.ts";
import { windowIn } from "../../../../src/text/findings/windowIn.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { IndexedFact, IndexedFinding } from "../../model/comparisonFacts.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { ownName } from "../accountName.ts";
import { icon } from "../icons.ts";
import { sentence } from "../sentence.ts";
import { type FindingsModel, isInVerdict, sentenceTextOf } from "../verdict/shownInVerdict.ts";
import { certaintyTag, residueTag, splitTags } from "./findingTags.ts";
import { viewAdvice } from "./viewAdvice.ts";

/** A fact: its name, sentence, tags and advice; below it its causes and additions. */
export function viewFact({ fact, causes, additions, group }: IndexedFact, model: FindingsModel): HTMLElement {
  const { findingContext: context } = model;
  const advice = adviceIn(group, context);
  const { key, index, finding } = fact;
  const window = windowIn(group, context);
  return h(
    "li",
    { class: "finding", "data-key": key, "data-severity": finding.severity, id: findingElementId(index) },
    viewName(fact, model, icon(finding.severity), `${severityName(finding.severity, model)}: `),
    h(
      "div",
      { class: "finding-text" },
      viewSentence(fact, window(finding), model),
      h(
        "p",
        { class: "finding-facts" },
        certaintyTag(finding.certainty, context),
        ...affected(finding.accountIds, model).map((words) => h("span", { class: "tag" }, ...words)),
        ...splitTags(finding, context),
        residueTag(finding, context),
      ),
      viewAdvice(fact, { advice: advice.get(finding), hasOwnPage: true }, model),
      causes.length + additions.length === 0
        ? null
        : h(
            "ul",
            {
              class: "cause-list",
              "aria-label": panelLabel("causesOf", context, { finding: findingTitle(finding.code, context) }),
            },
            ...[...causes, ...additions].map((each) =>
              viewCause(each, { advice, window, hasOwnPage: each.finding.docUrl !== finding.docUrl }, model),
            ),
          ),
    ),
  );
}

/** A cause or an addition of a fact: below it, with its own certainty. */
function viewCause(
  cause: IndexedFinding,
  fact: {
    readonly advice: ReadonlyMap<Finding, Advice>;
    readonly window: (finding: Finding) => string;
    readonly hasOwnPage: boolean;
  },
  model: FindingsModel,
): HTMLElement {
  const { findingContext: context } = model;
  const { key, index, finding } = cause;
  const isCause = finding.explains !== undefined;
  return h(
    "li",
    { class: "cause", "data-key": key, id: findingElementId(index) },
    h(
      "p",
      { class: "cause-head" },
      viewName(cause, model, isCause ? null : icon(finding.severity), ""),
      // An addition is as certain as its fact; a cause may be less.
      isCause || finding.certainty !== "certain" ? certaintyTag(finding.certainty, context) : null,
      residueTag(finding, context),
    ),
    viewSentence(cause, fact.window(finding), model),
    viewAdvice(cause, { advice: fact.advice.get(finding), hasOwnPage: fact.hasOwnPage }, model),
    finding.code === "unexplained" ? viewCopies(index, context) : null,
  );
}

/** An unexplained fact: texts to copy for those who may know more. */
function viewCopies(index: number, context: TextContext): HTMLElement {
  const copies = [
    ["support", "copyTicket"],
    ["user", "copyUserText"],
  ] as const;
  return h(
    "p",
    { class: "finding-copies" },
    ...copies.map(([reader, label]) =>
      h(
        "button",
        {
          class: "link",
          "data-action": "copy-finding",
          "data-index": index,
          "data-reader": reader,
          title: panelLabel(`${label}Hint`, context),
        },
        panelLabel(label, context),
        icon("copy"),
      ),
    ),
  );
}

function viewName(
  { key, finding }: IndexedFinding,
  { findingContext: context, view }: PageModel,
  drawn: Child,
  spoken: string,
): HTMLElement {
  return h(
    "button",
    {
      class: "finding-name",
      "data-action": "select-finding",
      "data-finding": key,
      "aria-pressed": String(view.finding === key),
      title: panelLabel("showEvidence", context),
    },
    drawn,
    spoken === "" ? null : h("span", { class: "sr" }, spoken),
    findingTitle(finding.code, context),
  );
}

/** The element a "Why" button leads to. */
export function findingElementId(index: number): string {
  return `finding-${index}`;
}

function viewSentence(of: IndexedFinding, window: string, model: FindingsModel): HTMLElement | null {
  const { findingContext: context } = model;
  const isRepeated = isInVerdict(of, model) || model.verdictSentences.has(sentenceTextOf(of.finding, context));
  const own = isRepeated ? [] : sentence(findingSentence(of.finding, context));
  const words = [...own, ...said(of.finding, context), ...dated(window)];
  return words.length === 0 ? null : h("p", { class: "finding-sentence" }, ...words);
}

/** Plaid's own message, isolated from the direction of the text around it. */
function said(finding: Finding, context: TextContext): readonly Child[] {
  const words = plaidsWords(finding, context);
  return words === "" ? [] : [" ", h("bdi", { class: "finding-said" }, words)];
}

function dated(words: string): readonly Child[] {
  return words === "" ? [] : [" ", h("span", { class: "finding-window" }, words)];
}

function severityName(severity: Severity, { context }: PageModel): string {
  const labels = { info: "severityInfo", warning: "severityWarning", problem: "severityProblem" } as const;
  return panelLabel(labels[severity], context);
}

/** The accounts of a finding, shortened. A name is isolated from the direction of the text around it. */
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
