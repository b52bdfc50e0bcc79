import { type PanelLabel, panelLabel } from "../../../src/text/panelLabels.ts";
import { type Child, h } from "../../lib/dom.ts";
import type { PageModel } from "../model/pageModel.ts";
import { type Sorting, sortings } from "../model/sorted.ts";
import { columnsAtOnce, isRepeatedStep, repeatedStepKey } from "../model/tableColumns.ts";
import { icon } from "./icons.ts";
import { passName } from "./matrix/viewHead.ts";

const sortLabels: Readonly<Record<Sorting, PanelLabel>> = {
  type: "sortType",
  name: "sortName",
  difference: "sortDifference",
};

/** The menu for the arrangement of the table: columns, order of rows, baseline. */
export function viewViewMenu(model: PageModel): HTMLElement {
  const { context, view } = model;
  return h(
    "details",
    { class: "menu view-menu", "data-keeps-open": true, "data-role": "view-menu" },
    h("summary", { class: "link", tabindex: -1, "data-roving": true }, panelLabel("viewMenu", context)),
    h(
      "div",
      { class: "menu-list" },
      part("columns", model, columnLines(model)),
      model.accounts.length < 2
        ? null
        : part(
            "sortBy",
            model,
            sortings.map((value) =>
              line("sort", { "data-sort": value }, model.sorting === value, panelLabel(sortLabels[value], context)),
            ),
          ),
      model.baselineChoices.length < 2
        ? null
        : part(
            "compareWith",
            model,
            choicesOf(model).map(({ id, pass, endpoint }) =>
              line("choose-baseline", { "data-reading": id }, model.baseline?.call.id === id, [
                `${passName(pass, model)} `,
                h("span", { class: "endpoint" }, endpoint),
              ]),
            ),
          ),
      model.running ? null : line("enter-bank-shows", {}, false, panelLabel("enterBankShowsOf", context)),
      view.baseline === null ? null : line("choose-baseline", {}, false, panelLabel("usualBaseline", context)),
    ),
  );
}

/** Of so many that nobody finds one among them, those that a column shows. */
function choicesOf({ baselineChoices, columns, baseline }: PageModel): PageModel["baselineChoices"] {
  if (baselineChoices.length <= columnsAtOnce) return baselineChoices;
  const shown = new Set([baseline?.call.id, ...columns.map(({ calls: [first] }) => first.id)]);
  return baselineChoices.filter(({ id }) => shown.has(id));
}

function part(label: PanelLabel, { context }: PageModel, lines: readonly Child[]): HTMLElement {
  const name = panelLabel(label, context);
  return h(
    "div",
    { class: "menu-part", role: "group", "aria-label": name },
    h("span", { class: "menu-name", "aria-hidden": "true" }, name),
    ...lines,
  );
}

function columnLines(model: PageModel): readonly Child[] {
  const { steps, view } = model;
  return steps.map((step) => {
    const aside = repeatedStepKey(step);
    const isShown = isRepeatedStep(step) ? view.unfolded.includes(aside) : !view.hidden.includes(step.key);
    const data = isRepeatedStep(step) ? { "data-fold": aside } : { "data-column": step.key };
    const words = [
      `${step.number} ${passName(step.pass, model)} `,
      h("span", { class: "endpoint" }, step.calls[0].endpoint),
    ];
    return line(isRepeatedStep(step) ? "toggle-fold" : "toggle-column", data, isShown, words);
  });
}

function line(action: string, data: Readonly<Record<string, string>>, isChosen: boolean, words: Child): HTMLElement {
  return h(
    "button",
    { class: "menu-item", "data-action": action, "aria-pressed": String(isChosen), ...data },
    h("span", { class: "menu-mark" }, isChosen ? icon("agree") : null),
    words,
  );
}
