import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { PanelCall } from "../../model/panelCalls.ts";
import { drawerPart } from "./factList.ts";

/** Calls listed on either side of one: a log's step has thousands. */
const mostBeside = 20;

/** Links to the other calls of its step, to those next to it where there are many. Null where there is none. */
export function togetherPart({ id }: PanelCall, { steps, context }: PageModel): HTMLElement | null {
  const step = steps.find(({ calls }) => calls.some((call) => call.id === id));
  const place = step?.calls.findIndex((call) => call.id === id) ?? 0;
  const others =
    step?.calls.slice(Math.max(0, place - mostBeside), place + mostBeside + 1).filter((call) => call.id !== id) ?? [];
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
          h("button", { class: "endpoint", "data-action": "open-reading", "data-reading": other.id }, other.endpoint),
        ),
      ),
    ),
  );
}
