import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { CallMark, Timeline } from "../../../src/core/timeline/timeline.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import {
  markValue,
  momentWords,
  type ScrubbedValue,
  scrubbedValues,
} from "../../../src/text/timeline/scrubbedWords.ts";
import { kindWord, timelineCount, timelineText } from "../../../src/text/timeline/timelineWords.ts";
import { h } from "../../lib/dom.ts";
import { markSize } from "../model/marks.ts";
import type { TimelineModel, Unplaced } from "../model/timelineModel.ts";
import type { Scrubbed } from "../scrubber.ts";
import { s } from "../svg.ts";
import { shapes } from "./drawTimeline.ts";

/** A few dots of the band's pattern. */
const holdsSample = [1, 5, 9].flatMap((x) => [2, 6, 10].map((y) => `M${x} ${y}h1.6v1.6h-1.6Z`)).join("");

/** The values at a moment, in display order. */
export interface Readout {
  readonly time: string;
  readonly values: readonly ScrubbedValue[];
  /** The moment is in the future. */
  readonly isAhead: boolean;
  /** False until the host has said what would have been returned then. */
  readonly isCurrent: boolean;
}

interface ReadoutPlace {
  readonly context: TextContext;
  /** In the larger view. */
  readonly isLarge: boolean;
}

/** The values at a moment; without a ledger, those of the nearest call. */
export function readoutOf(
  scrubbed: Scrubbed,
  timeline: Timeline,
  quantity: Quantity,
  context: TextContext,
  span: number,
): Readout | null {
  const { at, moment, isCurrent } = scrubbed;
  const isFine = span < 10 * 60_000;
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

export function viewReadout(
  readout: Readout | null,
  timeline: Timeline,
  model: TimelineModel,
  place: ReadoutPlace,
): HTMLElement {
  if (readout === null) return viewHint(timeline, model, place);
  const { context } = place;
  const { time, values, isAhead, isCurrent } = readout;
  return h(
    "div",
    { class: "tl-values", "data-current": String(isCurrent) },
    h("strong", { class: "tl-time" }, time),
    ...values.map(viewValue),
    isAhead ? h("span", { class: "tl-ahead" }, timelineText("not-yet", context)) : null,
    isAhead
      ? h("button", { type: "button", class: "tl-button", "data-tl": "set-clock" }, timelineText("set-clock", context))
      : null,
  );
}

/** How to use the picture, the legend of what has no text in it, and what is left out. */
function viewHint(
  { bank, leftOut }: Timeline,
  { marks, unplaced }: TimelineModel,
  { context, isLarge }: ReadoutPlace,
): HTMLElement {
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  return h(
    "div",
    { class: "tl-values tl-hint" },
    ...unplaced.map(({ what, words }) => viewKey(viewWhat(what), words)),
    ...kinds.map((kind) => viewKey(viewMark(kind), kindWord({ kind }, context))),
    // Beside the verdict there is space for two lines.
    bank.length > 0 && !isLarge ? null : h("span", {}, timelineText(bank.length > 0 ? "hint" : "hint-marks", context)),
    leftOut > 0 ? h("span", {}, timelineCount("left-out", leftOut, context)) : null,
  );
}

function viewValue({ key, kind, name, value, note }: ScrubbedValue): HTMLElement {
  return h(
    "span",
    { class: "tl-value", "data-key": key, "data-kind": kind ?? "bank" },
    kind === null ? viewWhat("bank") : viewMark(kind),
    h("span", { class: "tl-name" }, name),
    h("span", { class: "tl-amount value" }, value),
    note === null ? null : h("span", { class: "tl-note" }, note),
  );
}

function viewKey(sample: Node, words: string): HTMLElement {
  return h("span", { class: "tl-value" }, sample, h("span", {}, words));
}

function viewWhat(what: Unplaced["what"]): SVGSVGElement {
  if (what === "trouble") return viewSample("tl-trouble tl-trouble-edge", "M1 1H11V11H1Z");
  if (what === "holds") return viewSample("tl-holds-dot", holdsSample);
  return viewSample(`tl-line tl-${what}`, "M0 6H12");
}

function viewMark(kind: CallMark["kind"]): SVGSVGElement {
  return viewSample(`tl-mark tl-of-${kind}`, shapes[kind]({ x: 6, y: 6 }));
}

/** A sample of the value's mark or line. */
function viewSample(name: string, d: string): SVGSVGElement {
  const size = 12;
  return s(
    "svg",
    { class: "tl-sample", width: size, height: size, viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true" },
    s("path", { class: name, d }),
  );
}

/** The pointed-at moment in the picture: a vertical line, and a dot on each line that it crosses. */
export function viewCursor(
  x: number,
  amounts: readonly number[],
  { width, height, plot, y }: TimelineModel,
): SVGSVGElement {
  const points = amounts.map((amount) => s("circle", { class: "tl-point", cx: x, cy: y(amount), r: markSize - 1 }));
  return s(
    "svg",
    { class: "tl-svg tl-cursor", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    s("path", { class: "tl-cursor-line", d: `M${x} ${plot.top}V${plot.bottom}` }),
    ...points,
  );
}
