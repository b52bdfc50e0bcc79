import { timelineEvents } from "../../core/timeline/eventRows.ts";
import type { MeasuredTimeline } from "../../core/timeline/measuredTimeline.ts";
import type { TimeWindow } from "../../core/timeline/timeWindow.ts";
import { formatMoment, formatMoney } from "../format.ts";
import type { TextContext } from "../segment.ts";
import { eventRow } from "./eventWords.ts";
import { toolsText } from "./toolsWords.ts";

/** The events of a period as a table, oldest first. */
export interface EventTable {
  /** The time, what happened, the two balances; and the time a balance is of, where any row has one. */
  readonly heads: readonly string[];
  readonly rows: readonly EventCells[];
  /** Number of earlier events of the period that have no row. */
  readonly hidden: number;
}

interface EventCells {
  /** ISO 8601. */
  readonly at: string;
  /** Under each of the heads; empty where there is nothing to say. */
  readonly cells: readonly string[];
}

/** The most rows: a shorter period shows the rest. */
const mostRows = 200;

/** The same facts as the picture of that period. */
export function eventTable(timeline: MeasuredTimeline, { from, to }: TimeWindow, context: TextContext): EventTable {
  const events = timelineEvents(timeline).filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= to);
  const rows = events.slice(-mostRows).map((event) => eventRow(event, timeline, context));
  const hasAsOf = rows.some(({ asOf }) => asOf !== null);
  const isOwed = timeline.type === "credit" || timeline.type === "loan";
  const amount = (value: number | null | undefined) => {
    if (value === undefined) return "";
    return value === null ? toolsText("null", context) : formatMoney(value, timeline.unit.currency, context);
  };
  return {
    heads: [
      toolsText("column.time", context),
      toolsText("column.event", context),
      toolsText("column.available", context),
      toolsText(isOwed ? "column.owed" : "column.current", context),
      ...(hasAsOf ? [toolsText("column.as-of", context)] : []),
    ],
    rows: rows.map(({ at, event, balances, asOf }) => ({
      at,
      cells: [
        formatMoment(at, context, { precision: "second", isDated: true }),
        event,
        amount(balances?.available),
        amount(balances?.current),
        ...(hasAsOf ? [asOf ?? ""] : []),
      ],
    })),
    hidden: events.length - rows.length,
  };
}
