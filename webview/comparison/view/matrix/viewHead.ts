import type { Pass } from "../../../../src/core/reading/reading.ts";
import { type PanelLabel, panelLabel } from "../../../../src/text/panelLabels.ts";
import { breakable } from "../../../lib/breakable.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { columnsAtOnce, readingsOf, type TableColumn } from "../../model/tableColumns.ts";
import { callContext } from "../callContext.ts";
import { viewFold, viewTurn } from "../viewFold.ts";
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
  const { context, columns } = model;
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
      ...columns.map((column) => viewColumnHead(column, model)),
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
  const against = baseline === null ? "real-time" : baseline.call.pass;
  const lower = (pass: Pass) => passName(pass, model).toLocaleLowerCase(context.locale);
  return panelLabel("differenceOf", context, { of: lower(subject.step.pass), against: lower(against) });
}

function viewColumnHead(column: TableColumn, model: PageModel): HTMLElement {
  const { step, calls } = column;
  const [first] = calls;
  const isTurned = column.fold?.isOpen === true && column.fold.count > columnsAtOnce;
  return h(
    "th",
    {
      "data-key": column.key,
      "data-reading": first.id,
      "data-readings": readingsOf(column),
      "data-endpoint": first.endpoint,
      "data-state": first.state,
      "data-pass": step.pass,
      "data-vscode-context": callContext(first, model),
      class: `${columnClass(column, model)} call-head`,
      scope: "col",
    },
    h(
      "div",
      { class: "head-name" },
      column.opensStep ? stepNumber(step.number) : null,
      h("span", { class: "step" }, headName(step.pass, model)),
    ),
    h("div", { class: "head-path" }, viewEndpoint(column, model), ...(isTurned ? [] : [" ", viewFold(column, model)])),
    // Below each other: a column of one call is too narrow for them beside its path.
    ...[isTurned ? viewFold(column, model) : null, ...column.turns.map((turn) => viewTurn(turn, model))].map((end) =>
      end === null ? null : h("div", { class: "head-path" }, end),
    ),
    ...viewHeadFacts(column, model),
  );
}

function viewEndpoint({ calls: [first] }: TableColumn, { context }: PageModel): Child {
  const { endpoint, state, id } = first;
  const opens = state === "ok" || state === "failed" ? "openReading" : "openEndpoint";
  return h(
    "button",
    {
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
export function columnClass(column: TableColumn, { baseline, subject, columns }: PageModel): string {
  const [first] = column.calls;
  // A column that is alone is not folded: the numbers would be nowhere.
  const isAlone = columns.every(({ calls: [each] }) => each.kind === "evaluated");
  const isBaseline = column.calls.some((call) => call.id === baseline?.call.id);
  return [
    "col",
    `of-${first.kind}`,
    isAlone ? "is-alone" : "",
    isBaseline ? "is-baseline" : "",
    column === subject ? "is-subject" : "",
    `is-${first.state}`,
  ]
    .filter((name) => name !== "")
    .join(" ");
}
