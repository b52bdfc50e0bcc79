import type { Finding, Severity } from "../../../src/core/findings/finding.ts";
import { type Advice, adviceIn } from "../../../src/text/findings/adviceIn.ts";
import { findingLabel } from "../../../src/text/findings/findingLabel.ts";
import { findingSentence, plaidsWords } from "../../../src/text/findings/findingSentence.ts";
import { windowIn } from "../../../src/text/findings/windowIn.ts";
import { formatMoney } from "../../../src/text/format.ts";
import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { formatsOf } from "../../../src/text/translate.ts";
import { type Child, h } from "../../lib/dom.ts";
import type { IndexedFact, IndexedFinding } from "../model/comparisonFacts.ts";
import type { PageModel } from "../model/page.ts";
import { ownName } from "./accountName.ts";
import { icon } from "./icons.ts";
import { sentence } from "./sentence.ts";
import { sentenceTextOf, verdictSentences } from "./verdict/verdictSentences.ts";
import { certaintyTag } from "./verdict/viewVerdict.ts";

/**
 * Every fact of the findings: what it is, which accounts, how certain, what to do; below it its causes. Notes are
 * folded.
 */
export function viewFindings(page: PageModel): HTMLElement {
  const model: FindingsModel = { ...page, verdictSentences: verdictSentences(page) };
  const { view } = model;
  const facts = model.facts.filter((each) => !isWhollyInVerdict(each, model));
  const isNote = ({ fact }: IndexedFact) => fact.finding.severity === "info";
  const grave = facts.filter((each) => !isNote(each));
  const notes = facts.filter(isNote);
  return h(
    "div",
    { class: "findings-body" },
    grave.length === 0 ? null : viewList(grave, model),
    notes.length === 0
      ? null
      : h(
          "details",
          { class: "line-details notes", "data-role": "notes", "data-opens": "notesOpen", open: view.notesOpen },
          h(
            "summary",
            {},
            h("h2", { class: "line-name" }, panelCount("notes", notes.length, model.context)),
            " ",
            h("span", { class: "dim" }, titlesOf(notes, model.findingContext)),
          ),
          // Nobody sees them while their section is closed.
          view.notesOpen ? viewList(notes, model) : null,
        ),
  );
}

/** The model with the sentences of the verdict. */
type FindingsModel = PageModel & { readonly verdictSentences: ReadonlySet<string> };

/** True for a fact that the verdict shows completely. */
function isWhollyInVerdict({ fact, causes, additions }: IndexedFact, model: PageModel): boolean {
  return fact.finding.window === undefined && [fact, ...causes, ...additions].every((each) => isInVerdict(each, model));
}

function viewList(facts: readonly IndexedFact[], model: FindingsModel): Child {
  const shown = facts.slice(0, model.view.findingsShown);
  const left = facts.length - shown.length;
  return [
    h("ol", { class: "finding-list" }, ...shown.map((each) => viewFact(each, model))),
    left <= 0 ? null : viewMore(left, model.context),
  ];
}

/** The subjects of the notes, each kind once. */
function titlesOf(notes: readonly IndexedFact[], context: TextContext): string {
  const titles = notes.map(({ fact, causes }) => findingLabel((causes[0] ?? fact).finding.code, context));
  return [...new Set(titles)].join(" · ");
}

function viewMore(left: number, context: TextContext): HTMLElement {
  const words = panelLabel("findingsMore", context, { count: formatsOf(context).count(left) });
  return h("button", { type: "button", class: "link", "data-action": "more-findings" }, words);
}

function viewFact({ fact, causes, additions, group }: IndexedFact, model: FindingsModel): HTMLElement {
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
              "aria-label": panelLabel("causesOf", context, { finding: findingLabel(finding.code, context) }),
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
          type: "button",
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
      type: "button",
      class: "finding-name",
      "data-action": "select-finding",
      "data-finding": key,
      "aria-pressed": String(view.finding === key),
      title: panelLabel("showEvidence", context),
    },
    drawn,
    spoken === "" ? null : h("span", { class: "sr" }, spoken),
    findingLabel(finding.code, context),
  );
}

/** The verdict's part of a finding is not repeated. */
function isInVerdict({ key }: IndexedFinding, { verdict }: PageModel): boolean {
  return verdict?.shownFindingKeys.has(key) === true;
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

/** What to do, what would settle it, and Plaid's page; null where all of that was shown above. */
function viewAdvice(
  of: IndexedFinding,
  { advice, hasOwnPage }: { readonly advice: Advice | undefined; readonly hasOwnPage: boolean },
  model: FindingsModel,
): Child {
  if (isInVerdict(of, model)) return null;
  const { index, finding } = of;
  const { findingContext: context, verdictSentences } = model;
  const words = [advice?.advice ?? "", advice?.settlement ?? ""].filter(
    (each) => each !== "" && !verdictSentences.has(each),
  );
  if (words.length === 0 && !hasOwnPage) return null;
  return h(
    "p",
    { class: "finding-advice" },
    ...words.flatMap((each) => [each, " "]),
    hasOwnPage
      ? h(
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
        )
      : null,
  );
}

/** The parts of a difference in words: a sign alone would not name the quantity. */
function splitTags({ split, params }: Finding, context: TextContext): readonly Child[] {
  if (split === undefined) return [];
  const currency = currencyIn(params);
  const parts = [
    ["current", split.posted],
    ["held", split.held],
    ["limit", split.limit],
  ] as const;
  return parts.map(([part, value]) => {
    if (value === null || value === 0) return null;
    const amount = formatMoney(Math.abs(value), currency, context);
    const words = panelLabel(value > 0 ? "partHigher" : "partLower", context, {
      part: panelLabel(part, context),
      amount,
    });
    return h("span", { class: "tag", title: panelLabel("partHint", context) }, words);
  });
}

/** A difference is in the currency of the numbers that differ. */
export function currencyIn(params: Finding["params"]): string | null {
  for (const param of Object.values(params)) {
    if (param.kind === "money" || param.kind === "difference") return param.currency;
  }
  return null;
}

function residueTag({ residue }: Finding, context: TextContext): Child {
  if (residue === undefined || residue.value === 0) return null;
  const amount = formatMoney(Math.abs(residue.value), residue.currency, context);
  return h("span", { class: "tag" }, panelLabel("residue", context, { amount }));
}

/** The element a "Why" button leads to. */
export function findingElementId(index: number): string {
  return `finding-${index}`;
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
