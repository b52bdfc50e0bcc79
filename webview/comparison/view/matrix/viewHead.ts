import type { Pass } from "../../../../src/core/reading/reading.ts";
import { type PanelLabel, panelLabel } from "../../../../src/text/panelLabels.ts";
import { breakable } from "../../../lib/breakable.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/page.ts";
import type { Strand } from "../../model/strands.ts";
import { callContext } from "../callContext.ts";
import { viewFold } from "../viewFold.ts";
import { viewBankHead } from "./viewBankShows.ts";
import { viewHeadFacts } from "./viewHeadFacts.ts";

const passLabels: Readonly<Record<Pass, PanelLabel>> = {
  cached: "passCached",
  evaluated: "passEvaluated",
  "cached-after-evaluate": "passCachedAfterEvaluation",
  "real-time": "passRealTime",
  "cached-again": "passCachedAgain",
  single: "passSingle",
};

export function passName(pass: Pass, { context }: Pick<PageModel, "context">): string {
  return panelLabel(passLabels[pass], context);
}

/** A short name for a column: the step's number tells two steps of one kind apart. */
function headName(pass: Pass, model: Pick<PageModel, "context">): string {
  return passName(pass === "cached-after-evaluate" ? "cached" : pass, model);
}

/** The number of a step, in a ring. */
export function stepNumber(number: number): HTMLElement {
  return h("span", { class: "step-number", "aria-hidden": "true" }, String(number));
}

/** One row: the calls in their order, each with what is true of it as a whole, then what the numbers are worth. */
export function viewHead(model: PageModel): HTMLElement {
  const { context, strands } = model;
  return h(
    "thead",
    {},
    h(
      "tr",
      {},
      h(
        "th",
        { class: "stick-left corner", scope: "col" },
        panelLabel(model.accounts.length === 1 ? "quantity" : "account", context),
      ),
      ...strands.map((strand) => viewStrandHead(strand, model)),
      viewBankHead(model),
      h(
        "th",
        { class: "difference-head", scope: "col" },
        panelLabel("difference", context),
        h("div", { class: "head-fact" }, differenceOf(model)),
      ),
      h("th", { class: "why-head", scope: "col" }, panelLabel("why", context)),
    ),
  );
}

/** Names the two things that are compared. */
function differenceOf(model: PageModel): string {
  const { subject, baseline, context, running } = model;
  if (subject === null || (baseline === null && !running)) return panelLabel("differenceOfNothing", context);
  const against = baseline === null ? "real-time" : baseline.column.pass;
  const lower = (pass: Pass) => passName(pass, model).toLocaleLowerCase(context.locale);
  return panelLabel("differenceOf", context, { of: lower(subject.step.pass), against: lower(against) });
}

function viewStrandHead(strand: Strand, model: PageModel): HTMLElement {
  const { step, columns } = strand;
  const [first] = columns;
  return h(
    "th",
    {
      "data-key": strand.key,
      "data-reading": first.id,
      "data-readings": columns.map((column) => column.id).join(" "),
      "data-endpoint": first.endpoint,
      "data-state": first.state,
      "data-pass": step.pass,
      "data-vscode-context": callContext(first, model),
      class: `${strandClass(strand, model)} call-head`,
      scope: "col",
    },
    h(
      "div",
      { class: "head-name" },
      strand.opensStep ? stepNumber(step.number) : null,
      h("span", { class: "step" }, headName(step.pass, model)),
    ),
    h("div", { class: "head-path" }, viewEndpoint(strand, model), " ", viewFold(strand, model)),
    ...viewHeadFacts(strand, model),
  );
}

function viewEndpoint({ columns: [first] }: Strand, { context }: PageModel): Child {
  const { endpoint, state, id } = first;
  const opens = state === "ok" || state === "failed" ? "openReading" : "openEndpoint";
  return h(
    "button",
    {
      type: "button",
      class: "endpoint",
      tabindex: -1,
      "data-head": true,
      "data-action": "open-reading",
      "data-reading": id,
      title: panelLabel(opens, context, { endpoint }),
    },
    ...breakable(endpoint),
  );
}

/** The classes that all cells of a column share. */
export function strandClass(strand: Strand, { baseline, subject, strands }: PageModel): string {
  const [first] = strand.columns;
  // A column that is alone is not folded: the numbers would be nowhere.
  const isAlone = strands.every(({ columns: [each] }) => each.kind === "evaluated");
  const isBaseline = strand.columns.some((column) => column.id === baseline?.column.id);
  return [
    "col",
    `of-${first.kind}`,
    isAlone ? "is-alone" : "",
    isBaseline ? "is-baseline" : "",
    strand === subject ? "is-subject" : "",
    `is-${first.state}`,
  ]
    .filter((name) => name !== "")
    .join(" ");
}
