import { type PanelLabel, panelLabel } from "../../src/text/panelLabels.ts";
import { button, checkbox, dropdown, textField } from "../lib/controls.ts";
import { h } from "../lib/dom.ts";
import { draw } from "../lib/morph.ts";
import type { PageModel } from "./model/page.ts";
import { type Sorting, sortings } from "./model/sorted.ts";
import type { Shell } from "./shell.ts";
import type { ViewState } from "./state.ts";
import { icon } from "./view/icons.ts";
import { viewColumnMenu } from "./view/viewColumnMenu.ts";
import { passName } from "./view/viewHead.ts";
import { shownSentence } from "./view/viewMatrix.ts";

const sortLabels: Readonly<Record<Sorting, PanelLabel>> = {
  type: "sortType",
  name: "sortName",
  difference: "sortDifference",
};

export interface ToolbarEvents {
  /** The one main button: runs, or cancels while a comparison runs. */
  runOrCancel(): void;
  arrange(change: Partial<ViewState>): void;
}

export interface Toolbar {
  update(model: PageModel): void;
}

/** The page's few controls, made once and placed in the frame. */
export function createToolbar(shell: Shell, events: ToolbarEvents): Toolbar {
  const run = button(() => events.runOrCancel());
  const differencesOnly = checkbox((checked) => events.arrange({ differencesOnly: checked }));
  const baseline = dropdown((value) => events.arrange({ baseline: value }));
  const sort = dropdown((value) => events.arrange({ sort: sortings.find((each) => each === value) ?? "type" }));
  const filter = textField((value) => events.arrange({ filter: value }));
  const sortWords = h("span", { "aria-hidden": "true" });
  const sortField = h("span", { class: "with-label" }, sortWords, sort.element);
  const baselineWords = h("span", { "aria-hidden": "true" });
  const baselineField = h("span", { class: "with-label" }, baselineWords, baseline.element);
  shell.topControls.append(run.element);
  shell.toolbar.append(
    differencesOnly.element,
    baselineField,
    sortField,
    filter.element,
    shell.columnMenu,
    shell.toolbarWords,
  );

  return {
    update(model) {
      const { context, view, busy } = model;
      // Nobody can call again what was only kept.
      const isSaved = model.comparison.origin === "saved";
      run.update(
        busy
          ? { label: panelLabel("cancel", context), icon: icon("stop"), appearance: "secondary", shortcut: "Escape" }
          : {
              label: panelLabel(isSaved ? "openOthers" : "runAgain", context),
              icon: icon("run"),
              appearance: "primary",
            },
      );
      shell.toolbar.setAttribute("aria-label", panelLabel("toolbar", context));
      differencesOnly.update({ label: panelLabel("differencesOnly", context), checked: view.differencesOnly });
      filter.update({ label: panelLabel("filter", context), value: view.filter });
      differencesOnly.element.hidden = model.accounts.length < 2;
      // A filter over a handful of rows is clutter, unless one is set.
      filter.element.hidden = model.accounts.length < 8 && view.filter === "";
      sortField.hidden = model.accounts.length < 2;
      sortWords.textContent = panelLabel("sortBy", context);
      sort.update({
        label: panelLabel("sortBy", context),
        options: sortings.map((value) => ({ value, label: panelLabel(sortLabels[value], context) })),
        value: view.sort,
      });
      draw(shell.columnMenu, viewColumnMenu(model));
      baselineField.hidden = model.baseline === null || model.baselineChoices.length < 2;
      baselineWords.textContent = panelLabel("compareWith", context);
      baseline.update({
        label: panelLabel("compareWith", context),
        options: model.baselineChoices.map((column) => ({
          value: column.id,
          label: `${passName(column.pass, model)} ${column.endpoint}`,
        })),
        value: model.baseline?.column.id ?? "",
      });
      const words = toolbarWords(model);
      if (shell.toolbarWords.textContent !== words) shell.toolbarWords.textContent = words;
    },
  };
}

function toolbarWords(model: PageModel): string {
  const { baseline, context, accounts } = model;
  const parts = accounts.length === 0 ? [] : [shownSentence(model)];
  if (baseline?.insteadOf === "real-time") {
    parts.push(panelLabel("fallback", context, { endpoint: baseline.column.endpoint }));
  }
  return parts.join(" · ");
}
