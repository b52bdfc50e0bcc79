import { formatDateTime } from "../../../src/text/format.ts";
import { type PanelLabel, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { h } from "../../lib/dom.ts";

export interface LocalTime {
  /** ISO 8601. */
  readonly now: string;
  /** True once the person has moved the clock and not compared since. */
  readonly moved: boolean;
}

const hour = 3600;
const steps: readonly (readonly [PanelLabel, number])[] = [
  ["clockHour", hour],
  ["clockDay", 24 * hour],
  ["clockMonth", 30 * 24 * hour],
];

/** The local sandbox's own clock, and moving it: what grows old there grows old at a click. */
export function viewLocalBar(time: LocalTime | null, context: TextContext): HTMLElement | null {
  if (time === null) return null;
  return h(
    "div",
    { class: "local-bar", role: "group", "aria-label": panelLabel("clockBar", context), "data-role": "local" },
    h("span", { class: "dim" }, panelLabel("clockNow", context)),
    h("time", { datetime: time.now, "data-local-now": true }, formatDateTime(time.now, context)),
    ...steps.map(([label, seconds]) =>
      h(
        "button",
        { type: "button", class: "step-button", "data-action": "advance-clock", "data-seconds": seconds },
        panelLabel(label, context),
      ),
    ),
    h(
      "span",
      { class: "local-moved", role: "status" },
      time.moved
        ? [
            panelLabel("clockMoved", context),
            " ",
            h("button", { type: "button", class: "link", "data-action": "run" }, panelLabel("clockCompare", context)),
          ]
        : null,
    ),
  );
}
