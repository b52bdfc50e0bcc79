import { panelLabel } from "../../../src/text/panelLabels.ts";
import { h } from "../../lib/dom.ts";
import type { PageModel } from "../model/page.ts";
import { icon } from "./icons.ts";
import { passName } from "./viewHead.ts";

/** Which calls have a column. Null where there is nothing to choose between. */
export function viewColumnMenu(model: PageModel): HTMLElement | null {
  const { context, columns, view } = model;
  const choices = columns.filter((column) => view.showSkipped || column.state !== "skipped");
  if (choices.length < 2) return null;
  const hidden = choices.filter(({ id }) => view.hidden.includes(id));
  const summary =
    hidden.length === 0
      ? panelLabel("columns", context)
      : panelLabel("columnsHidden", context, { count: String(hidden.length) });
  return h(
    "details",
    { class: "menu", "data-keeps-open": true, "data-role": "columns" },
    h("summary", { class: "link" }, summary),
    h(
      "ul",
      { class: "menu-list" },
      ...choices.map(({ id, pass, endpoint }) =>
        h(
          "li",
          { "data-key": id },
          h(
            "button",
            {
              type: "button",
              class: "menu-item",
              "data-action": "toggle-column",
              "data-column": id,
              "aria-pressed": String(!view.hidden.includes(id)),
            },
            h("span", { class: "menu-mark" }, view.hidden.includes(id) ? null : icon("agree")),
            `${passName(pass, model)} `,
            h("span", { class: "endpoint" }, endpoint),
          ),
        ),
      ),
    ),
  );
}
