import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { Column } from "../../model/columns.ts";
import type { PageModel } from "../../model/page.ts";
import { drawerPart } from "./factList.ts";

/** Links to the other calls of its step. Null where there is none. */
export function togetherPart({ id }: Column, { steps, context }: PageModel): HTMLElement | null {
  const step = steps.find(({ columns }) => columns.some((column) => column.id === id));
  const others = step?.columns.filter((column) => column.id !== id) ?? [];
  if (others.length === 0) return null;
  return drawerPart(
    panelLabel("foldedTogether", context),
    h(
      "ul",
      { class: "drawer-list" },
      ...others.map((other) =>
        h(
          "li",
          {},
          h(
            "button",
            { type: "button", class: "endpoint", "data-action": "open-reading", "data-reading": other.id },
            other.endpoint,
          ),
        ),
      ),
    ),
  );
}
