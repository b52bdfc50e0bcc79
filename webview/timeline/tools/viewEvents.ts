import type { MeasuredTimeline } from "../../../src/core/timeline/measuredTimeline.ts";
import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { eventTable } from "../../../src/text/timeline/eventTable.ts";
import { moreRowsWords } from "../../../src/text/timeline/toolsWords.ts";
import { type Described, el } from "../element.ts";

/** The events in the picture's window as a table, oldest first. */
export function viewEvents(timeline: MeasuredTimeline, window: TimeWindow, context: TextContext): Described {
  const { heads, rows, hidden } = eventTable(timeline, window, context);
  const isFigure = (place: number) => place === 2 || place === 3;
  return el(
    "div",
    { class: "tl-table-wrap" },
    hidden > 0 ? el("p", { class: "tl-hint" }, moreRowsWords(hidden, context)) : null,
    el(
      "table",
      { class: "tl-table" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          ...heads.map((words, place) =>
            el("th", { scope: "col", class: isFigure(place) ? "tl-figure" : null }, words),
          ),
        ),
      ),
      el(
        "tbody",
        {},
        ...rows.map(({ at, cells: [time = "", ...others] }) =>
          el(
            "tr",
            {},
            el("th", { scope: "row" }, el("time", { datetime: at, title: at }, time)),
            ...others.map((words, place) =>
              isFigure(place + 1)
                ? el("td", { class: "tl-figure" }, el("span", { class: "value" }, words))
                : el("td", {}, el("bdi", {}, words)),
            ),
          ),
        ),
      ),
    ),
  );
}
