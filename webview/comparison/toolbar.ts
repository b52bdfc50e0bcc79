import { panelLabel } from "../../src/text/panelLabels.ts";
import { formatsOf } from "../../src/text/translate.ts";
import { button, checkbox, textField } from "../lib/controls.ts";
import { draw } from "../lib/morph.ts";
import type { PageModel } from "./model/page.ts";
import type { Shell } from "./shell.ts";
import type { ViewState } from "./state.ts";
import { icon } from "./view/icons.ts";
import { viewViewMenu } from "./view/viewViewMenu.ts";

export interface ToolbarEvents {
  /** The one main button: runs, or cancels while a comparison runs. */
  runOrCancel(): void;
  arrange(change: Partial<ViewState>): void;
  /** Puts the Item back to where its scenario begins. */
  restart(): void;
}

export interface Toolbar {
  update(model: PageModel): void;
}

/** The page's few controls, made once and placed in the frame. */
export function createToolbar(shell: Shell, events: ToolbarEvents): Toolbar {
  const run = button(() => events.runOrCancel());
  const restart = button(() => events.restart());
  const differencesOnly = checkbox((checked) => events.arrange({ differencesOnly: checked }));
  const filter = textField((value) => events.arrange({ filter: value }));
  shell.topControls.append(restart.element, run.element);
  shell.toolbar.append(differencesOnly.element, filter.element, shell.viewMenu);

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
      restart.element.hidden = busy || model.local?.scenario == null;
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
      // A filter over a handful of rows is clutter, unless one is set.
      filter.element.hidden = model.accounts.length < 8 && view.filter === "";
      draw(shell.viewMenu, viewViewMenu(model));
    },
  };
}

/** With how many accounts differ, of how many, where they are few enough to be counted ahead of the first frame. */
function differencesWords({ context, accounts, differing }: PageModel): string {
  if (differing === null) return panelLabel("differencesOnly", context);
  const count = (value: number) => formatsOf(context).count(value);
  return panelLabel("differencesOnlyOf", context, { shown: count(differing), total: count(accounts.length) });
}
