import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import { timelineEvents } from "../../../src/core/timeline/timelineEvents.ts";
import { formatMoment, formatMoney } from "../../../src/text/format.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { eventRow } from "../../../src/text/timeline/eventWords.ts";
import { timelineCount, timelineText } from "../../../src/text/timeline/timelineWords.ts";
import { h } from "../../lib/dom.ts";
import type { TimeWindow } from "../model/window.ts";

/** The most rows shown; a narrower window shows the rest. */
const mostRows = 200;

/** The events in the picture's window as a table, oldest first. */
export function viewEvents(timeline: Timeline, { from, to }: TimeWindow, context: TextContext): HTMLElement {
  const events = timelineEvents(timeline).filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= to);
  const rows = events.slice(-mostRows).map((event) => eventRow(event, timeline, context));
  const hasAsOf = rows.some(({ asOf }) => asOf !== null);
  const owed = timeline.type === "credit" || timeline.type === "loan";
  const heads = [
    timelineText("column.time", context),
    timelineText("column.event", context),
    timelineText("column.available", context),
    timelineText(owed ? "column.owed" : "column.current", context),
    ...(hasAsOf ? [timelineText("column.as-of", context)] : []),
  ];
  const amount = (value: number | null | undefined) =>
    value === undefined
      ? ""
      : value === null
        ? timelineText("null", context)
        : formatMoney(value, timeline.unit.currency, context);
  const cell = (value: number | null | undefined) =>
    h("td", { class: "tl-figure" }, h("span", { class: "value" }, amount(value)));
  const hidden = events.length - rows.length;
  return h(
    "div",
    { class: "tl-table-wrap" },
    hidden > 0 ? h("p", { class: "tl-hint" }, timelineCount("more-rows", hidden, context)) : null,
    h(
      "table",
      { class: "tl-table" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ...heads.map((words, place) =>
            h("th", { scope: "col", class: place === 2 || place === 3 ? "tl-figure" : null }, words),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        ...rows.map(({ at, event, balances, asOf }) =>
          h(
            "tr",
            {},
            h(
              "th",
              { scope: "row" },
              h("time", { datetime: at, title: at }, formatMoment(at, context, { precision: "second", isDated: true })),
            ),
            h("td", {}, h("bdi", {}, event)),
            cell(balances?.available),
            cell(balances?.current),
            hasAsOf ? h("td", {}, asOf ?? "") : null,
          ),
        ),
      ),
    ),
  );
}
