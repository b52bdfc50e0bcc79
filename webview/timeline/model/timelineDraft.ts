import type { MeasuredTimeline } from "../../../src/core/timeline/measuredTimeline.ts";
import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { CallMark, Timeline, TroubleSpan } from "../../../src/core/timeline/timeline.ts";
import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";
import type { PictureContext } from "../../../src/text/timeline/pictureWords.ts";
import { type TickWords, tickWords } from "../../../src/text/timeline/tickWords.ts";
import { edge } from "./axisWords.ts";
import type { Box } from "./boxes.ts";
import { bandOf, shownExtent } from "./holds.ts";
import { createPlacing, type Measure } from "./labelPlacement.ts";
import { needsLane } from "./lane.ts";
import { magnifyOf } from "./magnify.ts";
import { moneyScaleOf } from "./moneyScale.ts";
import type { Sheet } from "./sheet.ts";
import { keepFree, type PlacedLine, stepLinesOf } from "./stepLines.ts";
import { type Level, levelsOf, px } from "./stepPath.ts";
import { timeScaleOf } from "./timeScale.ts";

/** The input of a picture; equal input gives equal pictures. */
export interface TimelineModelInput {
  readonly timeline: MeasuredTimeline;
  readonly quantity: Quantity;
  readonly window: TimeWindow;
  readonly context: PictureContext;
  /** The number of each reading's step. */
  readonly numbers: ReadonlyMap<string, number>;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly measure: Measure;
}

/** A picture's scales and lines, before marks and texts are placed between them. */
export interface TimelineDraft {
  readonly input: TimelineModelInput;
  readonly sheet: Sheet;
  readonly words: TickWords;
  /** Of the ticks of the money scale. */
  readonly amounts: readonly string[];
  /** Those within the window. */
  readonly calls: readonly CallMark[];
  /** Those of the comparison that is shown. */
  readonly compared: readonly CallMark[];
  readonly lines: readonly PlacedLine[];
  /** Of the band between available and current. */
  readonly band: readonly Level[];
  /** The rows below the plot, px: the calls without a balance, and the middle of the magnified part's measure. */
  readonly lane: { readonly y: number; readonly top: number; readonly bottom: number };
  readonly measureY: number;
}

/** The first half of a picture: the page works it out in a task of its own. */
export function timelineDraftOf(input: TimelineModelInput): TimelineDraft {
  const { timeline, quantity, window, context, width, height, fontSize, measure } = input;
  const { comparisonId } = timeline;
  const end = Math.max(window.from, Math.min(window.to, endOf(timeline)));
  const words = tickWords(context, Date.parse(timeline.now), timeline.unit.currency);
  const lineHeight = Math.round(fontSize * 1.25);

  const lines = stepLinesOf(timeline, quantity, window, end, context);
  const calls = timeline.calls.filter(({ at }) => isWithin(Date.parse(at), window));
  const compared = calls.filter((call) => comparisonId !== null && call.comparisonId === comparisonId);
  const band = bandOf(timeline, quantity, window, end);

  // Above the plot are the writes of the copy; below it, each where it is needed, the calls without a balance and the
  // measure of the magnified part, then the words of the axis.
  const top = lineHeight + 8;
  const values = [...lines.map(({ points }) => points), calls.map((call) => ({ value: call[quantity] }))];
  const row = lineHeight + 2;
  const isSpanShown = ({ endpoint, from, until }: TroubleSpan) =>
    endpoint != null && Date.parse(from) <= window.to && (until === null || Date.parse(until) >= window.from);
  const laneRow = needsLane(calls, quantity) || timeline.troubles.some(isSpanShown) ? row + 2 : 0;
  const shown = shownExtent(values, band);
  const scale = moneyScaleOf(shown, 0, 1);
  const amounts = words.amounts(scale.ticks, scale.step);
  const left = Math.min(width * 0.4, Math.max(...amounts.map((text) => measure(text))) + 10);
  const right = width - edge;
  const magnify = magnifyOf(compared, window, right - left);
  const bottom = height - lineHeight - 10 - laneRow - (magnify === null ? 0 : row);
  const money = moneyScaleOf(shown, top + 4, bottom);
  const plot: Box = { left: px(left), top, right, bottom };
  const time = timeScaleOf({ window, left: plot.left, right, magnify });
  const scales = { x: time.x, y: money.y };
  const sheet: Sheet = {
    ...{ time, money, plot, end, measure, lineHeight, context },
    placing: createPlacing(measure, lineHeight),
  };

  const placed = lines.map((line): PlacedLine => ({ ...line, levels: levelsOf(line.points, end, scales) }));
  for (const { levels } of placed) keepFree(levels, sheet);
  return {
    ...{ input, sheet, words, amounts, calls, compared, lines: placed },
    band: levelsOf(band, end, scales),
    lane: { y: bottom + 3 + row / 2, top: bottom + 3, bottom: bottom + 3 + row },
    measureY: bottom + laneRow + 2 + row / 2,
  };
}

function endOf({ now, calls }: Timeline): number {
  return Math.max(Date.parse(now), Date.parse(calls.at(-1)?.at ?? now));
}

export function isWithin(ms: number, { from, to }: TimeWindow): boolean {
  return ms >= from && ms <= to;
}
