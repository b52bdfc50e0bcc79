import type { CallMark, Timeline } from "../../../src/core/timeline/timeline.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import {
  markValue,
  momentWords,
  type ScrubbedValue,
  scrubbedValues,
} from "../../../src/text/timeline/scrubbedWords.ts";
import { toolsText } from "../../../src/text/timeline/toolsWords.ts";
import { type Described, el } from "../element.ts";
import { markSize } from "../model/marks.ts";
import type { TimelineModel } from "../model/timelineModel.ts";
import type { LivePicture } from "../stage.ts";
import { viewMark, viewSample } from "../view/viewLegend.ts";
import type { Scrubbed } from "./scrubber.ts";

/** The values at a moment, in display order. */
export interface Readout {
  readonly time: string;
  readonly values: readonly ScrubbedValue[];
  /** The moment is in the future. */
  readonly isAhead: boolean;
  /** False until the host has said what would have been returned then. */
  readonly isCurrent: boolean;
}

/** The values at a moment; without a ledger, those of the nearest call. */
export function readoutOf(scrubbed: Scrubbed, { timeline, quantity, context, window }: LivePicture): Readout | null {
  const { at, moment, isCurrent } = scrubbed;
  const isFine = window.to - window.from < 10 * 60_000;
  if (timeline.bank.length > 0) {
    const isAhead = at > Date.parse(timeline.now);
    const time = momentWords(at, context, isFine);
    return {
      time,
      values: isAhead ? [] : scrubbedValues(timeline, quantity, { at, moment }, context),
      isAhead,
      isCurrent,
    };
  }
  const call = nearestCall(timeline, at);
  if (call === null) return null;
  const value = markValue(call, quantity, timeline, context);
  return { time: momentWords(Date.parse(call.at), context, isFine), values: [value], isAhead: false, isCurrent: true };
}

export function nearestCall({ calls }: Timeline, at: number): CallMark | null {
  let best: CallMark | null = null;
  for (const call of calls) {
    if (best === null || Math.abs(Date.parse(call.at) - at) < Math.abs(Date.parse(best.at) - at)) best = call;
  }
  return best;
}

export function viewReadout({ time, values, isAhead, isCurrent }: Readout, context: TextContext): Described {
  return el(
    "div",
    { class: "tl-values", "data-current": String(isCurrent) },
    el("strong", { class: "tl-time" }, time),
    ...values.map(viewValue),
    isAhead ? el("span", { class: "tl-ahead" }, toolsText("not-yet", context)) : null,
    isAhead ? el("button", { class: "tl-button", "data-tl": "set-clock" }, toolsText("set-clock", context)) : null,
  );
}

function viewValue({ key, kind, name, value, note }: ScrubbedValue): Described {
  return el(
    "span",
    { class: "tl-value", "data-key": key, "data-kind": kind ?? "bank" },
    kind === null ? viewSample("tl-line tl-bank", "M0 6H12") : viewMark(kind),
    el("span", { class: "tl-name" }, name),
    el("span", { class: "tl-amount value" }, value),
    note === null ? null : el("span", { class: "tl-note" }, note),
  );
}

/** The pointed-at moment in the picture: a vertical line, and a dot on each line that it crosses. */
export function viewCursor(
  x: number,
  amounts: readonly number[],
  { width, height, plot, y }: TimelineModel,
): Described {
  const points = amounts.map((amount) => el("circle", { class: "tl-point", cx: x, cy: y(amount), r: markSize - 1 }));
  return el(
    "svg",
    { class: "tl-svg tl-cursor", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    el("path", { class: "tl-cursor-line", d: `M${x} ${plot.top}V${plot.bottom}` }),
    ...points,
  );
}
