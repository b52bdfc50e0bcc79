import { formatsOf } from "../../src/text/intlFormats.ts";
import { panelLabel } from "../../src/text/panelLabels.ts";
import { button, checkbox } from "../lib/controls.ts";
import { draw } from "../lib/morph.ts";
import { textField } from "../lib/plainControls.ts";
import { rove } from "../lib/rove.ts";
import type { PageModel } from "./model/pageModel.ts";
import type { Shell } from "./shell.ts";
import { icon } from "./view/icons.ts";
import { viewViewMenu } from "./view/viewViewMenu.ts";
import type { ViewState } from "./viewState.ts";

export interface ToolbarEvents {
  /** The one main button: runs, or cancels while a comparison runs. */
  runOrCancel(): void;
  arrange(change: Partial<ViewState>): void;
  /** Resets the Item to the start of its scenario. */
  restart(): void;
}

export interface Toolbar {
  update(model: PageModel): void;
}

/** The page's controls, made once and placed in the frame. */
export function createToolbar(shell: Shell, events: ToolbarEvents): Toolbar {
  const run = button(() => events.runOrCancel());
  const restart = button(() => events.restart());
  const differencesOnly = checkbox((checked) => events.arrange({ differencesOnly: checked }));
  const filter = textField((value) => events.arrange({ filter: value }));
  shell.topControls.append(restart.element, run.element);
  for (const { element } of [differencesOnly, filter]) element.dataset.roving = "";
  // The field is last: in it arrow keys move the caret first.
  shell.toolbar.append(differencesOnly.element, shell.viewMenu, filter.element);
  const keepOneStop = rove(shell.toolbar);

  return {
    update(model) {
      const { context, view, busy } = model;
      // Saved responses cannot be called again.
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
      restart.element.hidden = model.local?.scenario == null;
      // It stays while calls run: nothing moves when they end.
      restart.element.toggleAttribute("disabled", busy);
      restart.update({
        label: panelLabel("restartScenario", context),
        icon: null,
        appearance: "secondary",
        hint: panelLabel("restartScenarioHint", context),
      });
      shell.toolbar.setAttribute("aria-label", panelLabel("toolbar", context));
      differencesOnly.update({ label: differencesWords(model), checked: view.differencesOnly });
      filter.update({ label: panelLabel("filter", context), value: view.filter });
      differencesOnly.element.hidden = model.accounts.length < 2;
      // A filter is useless for a few rows, unless one is set.
      filter.element.hidden = model.accounts.length < 8 && view.filter === "";
      draw(shell.viewMenu, viewViewMenu(model));
      keepOneStop();
    },
  };
}

/** The label with the number of accounts that differ, where they are few enough to count before the first frame. */
function differencesWords({ context, accounts, differing }: PageModel): string {
  if (differing === null) return panelLabel("differencesOnly", context);
  const count = (value: number) => formatsOf(context).count(value);
  return panelLabel("differencesOnlyOf", context, { shown: count(differing), total: count(accounts.length) });
}
