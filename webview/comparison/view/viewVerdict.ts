import type { Certainty } from "../../../src/core/finding.ts";
import { adviceSentence } from "../../../src/text/findingSentence.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { verdictOf } from "../../../src/text/verdict.ts";
import { h, withProperties } from "../../lib/dom.ts";
import { wasMade } from "../model/columns.ts";
import type { PageModel } from "../model/page.ts";
import { sentence } from "./sentence.ts";

/** One sentence, how sure it is, and the one thing to do. While calls run, how far they are. */
export function viewVerdict(model: PageModel): HTMLElement {
  return model.running ? viewProgress(model) : viewConclusion(model);
}

/** Room for a verdict that is being worked out: nothing below it moves when it comes. */
export function viewVerdictRoom(): HTMLElement {
  return h(
    "div",
    { class: "verdict", "data-severity": "info", "aria-hidden": "true" },
    h("p", { class: "verdict-sentence" }, "\u00a0"),
    h("p", { class: "verdict-action" }, "\u00a0"),
  );
}

function viewConclusion(model: PageModel): HTMLElement {
  const { findingContext: context, findings, comparison } = model;
  const verdict = verdictOf(
    comparison,
    findings.map(({ finding }) => finding),
    context,
  );
  const { certainty, explanation, told } = verdict;
  const [fact, cause] = told;
  return h(
    "div",
    { class: "verdict", "data-role": "verdict", "data-severity": fact?.severity ?? "info" },
    h("p", { class: "verdict-sentence" }, ...sentence(verdict.fact)),
    h(
      "p",
      { class: "verdict-action" },
      // Of the sentence behind it: the fact above may be surer.
      certainty === null ? null : certaintyTag(certainty, context),
      explanation.length === 0 ? null : h("span", { class: "verdict-cause" }, ...sentence(explanation), " "),
      fact === undefined ? null : h("span", { class: "verdict-advice" }, adviceSentence(cause ?? fact, context)),
    ),
  );
}

function viewProgress({ calls, context }: PageModel): HTMLElement {
  const wanted = calls.filter((call) => call.state !== "skipped");
  const answered = wanted.filter((call) => wasMade(call) && call.state !== "waiting");
  const values = { done: String(answered.length), total: String(wanted.length) };
  return h(
    "div",
    { class: "verdict", "data-role": "verdict", "data-severity": "running" },
    h("p", { class: "verdict-sentence" }, panelLabel("progress", context, values)),
    withProperties(h("div", { class: "progress", "aria-hidden": "true" }), {
      "--share": `${((answered.length / Math.max(1, wanted.length)) * 100).toFixed(1)}%`,
    }),
  );
}

/** How sure a statement is: in words, and by the line around them. */
export function certaintyTag(certainty: Certainty, context: TextContext): HTMLElement {
  return h("span", { class: "certainty", "data-certainty": certainty }, panelLabel(certainty, context));
}
