import { findingTitle } from "../../../../src/text/findings/findingTitle.ts";
import { panelCount } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { IndexedFact } from "../../model/comparisonFacts.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { type FindingsModel, isInVerdict, verdictSentences } from "../verdict/shownInVerdict.ts";
import { viewLeftOut, viewMore } from "../viewMore.ts";
import { viewFact } from "./viewFinding.ts";

/**
 * Every fact of the findings: what it is, which accounts, how certain, what to do; below it its causes. Notes are
 * folded.
 */
export function viewFindings(page: PageModel): HTMLElement {
  const model: FindingsModel = { ...page, verdictSentences: verdictSentences(page) };
  const { view, findingsLeft: left } = model;
  const facts = model.facts.filter((each) => !isWhollyInVerdict(each, model));
  const isNote = ({ fact }: IndexedFact) => fact.finding.severity === "info";
  const grave = facts.filter((each) => !isNote(each));
  const notes = facts.filter(isNote);
  return h(
    "div",
    { class: "findings-body" },
    grave.length === 0 ? null : viewList(grave, left.others, model),
    notes.length === 0
      ? null
      : h(
          "details",
          { class: "line-details notes", "data-role": "notes", "data-opens": "notesOpen", open: view.notesOpen },
          h(
            "summary",
            {},
            h("h2", { class: "line-name" }, panelCount("notes", notes.length + left.notes, model.context)),
            " ",
            h("span", { class: "dim" }, titlesOf(notes, model.findingContext)),
          ),
          // Nobody sees them while their section is closed.
          view.notesOpen ? viewList(notes, left.notes, model) : null,
        ),
  );
}

/** True for a fact that the verdict shows completely. */
function isWhollyInVerdict({ fact, causes, additions }: IndexedFact, model: PageModel): boolean {
  return fact.finding.window === undefined && [fact, ...causes, ...additions].every((each) => isInVerdict(each, model));
}

/** @param out how many more there are which the page did not get */
function viewList(facts: readonly IndexedFact[], out: number, model: FindingsModel): Child {
  const { context } = model;
  const shown = facts.slice(0, model.view.findingsShown);
  const left = facts.length - shown.length;
  return [
    h("ol", { class: "finding-list" }, ...shown.map((each) => viewFact(each, model))),
    left <= 0 ? null : viewMore("more-findings", left, context),
    viewLeftOut(out, context),
  ];
}

/** The subjects of the notes, each kind once. */
function titlesOf(notes: readonly IndexedFact[], context: TextContext): string {
  const titles = notes.map(({ fact, causes }) => findingTitle((causes[0] ?? fact).finding.code, context));
  return [...new Set(titles)].join(" · ");
}
