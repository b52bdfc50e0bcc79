import type { TimelineGap } from "../../../src/core/timeline/gapOf.ts";
import type { MeasuredTimeline } from "../../../src/core/timeline/measuredTimeline.ts";
import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { CallMark, Timeline, TroubleSpan } from "../../../src/core/timeline/timeline.ts";
import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";
import type { PictureContext } from "../../../src/text/timeline/pictureWords.ts";
import { tickWords } from "../../../src/text/timeline/tickWords.ts";
import { axisWords, edge } from "./axisWords.ts";
import type { Box } from "./boxes.ts";
import { type DrawnGap, drawGap, gapAreaOf } from "./gapDrawing.ts";
import { bandOf, bandParts, type DrawnHolds, drawHolds, shownExtent } from "./holds.ts";
import { createPlacing, type Measure, type PlacedWords } from "./labelPlacement.ts";
import { type DrawnLane, drawLane, needsLane } from "./lane.ts";
import { type DrawnMagnified, drawMagnified, magnifyOf } from "./magnify.ts";
import { type DrawnMark, markSize, marksOf } from "./marks.ts";
import { moneyScaleOf } from "./moneyScale.ts";
import { type DrawnNumber, numbersOf } from "./numbers.ts";
import type { Sheet } from "./sheet.ts";
import { type DrawnLine, drawLine, keepFree, type PlacedLine, stepLinesOf } from "./stepLines.ts";
import { levelsOf, px } from "./stepPath.ts";
import { type DrawnRefresh, nextRefreshOf, refreshesOf } from "./strip.ts";
import { type TimeScale, timeScaleOf } from "./timeScale.ts";
import { type DrawnTrouble, troublesOf } from "./troubles.ts";

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

/** The picture in px, ready to be turned into elements. */
export interface TimelineModel {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly time: TimeScale;
  readonly moneyTicks: readonly PlacedWords[];
  readonly timeTicks: readonly PlacedWords[];
  readonly lines: readonly DrawnLine[];
  /** The area between copy and bank while they differ, up to the measured gap. */
  readonly gapArea: string;
  /** The area between available and current. */
  readonly holds: DrawnHolds | null;
  readonly refreshes: readonly DrawnRefresh[];
  readonly next: DrawnRefresh | null;
  readonly marks: readonly DrawnMark[];
  /** Whose number the comparison's evaluations returned; null: neither's, or the two are the same. */
  readonly evaluated: "bank" | "copy" | null;
  /** Null: every call in the picture returned a balance. */
  readonly lane: DrawnLane | null;
  readonly numbers: readonly DrawnNumber[];
  readonly troubles: readonly DrawnTrouble[];
  readonly gap: DrawnGap | null;
  readonly magnified: DrawnMagnified | null;
  /** The x of the jagged edges, at which the magnified part is torn off the rest. */
  readonly tears: readonly number[];
  /** The x of now, when the window continues after it. */
  readonly nowX: number | null;
  /** Texts that found no free place in the picture: the legend shows them. */
  readonly unplaced: readonly Unplaced[];
  /** Maps amounts to px, for what is drawn over the picture. */
  y(amount: number): number;
}

/** A text that the legend shows, because it is not in the picture. */
export interface Unplaced {
  readonly what: "gap" | "bank" | "copy" | "trouble" | "holds" | "lane";
  readonly words: string;
}

export function timelineModelOf(input: TimelineModelInput): TimelineModel {
  const { timeline, quantity, window, context, width, height, fontSize, measure } = input;
  const { comparisonId } = timeline;
  const now = Date.parse(timeline.now);
  const end = Math.max(window.from, Math.min(window.to, endOf(timeline)));
  const words = tickWords(context, now, timeline.unit.currency);
  const lineHeight = Math.round(fontSize * 1.25);
  const hasLedger = timeline.bank.length > 0;

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
  const laneY = bottom + 3 + row / 2;
  const laneBox = { y: laneY, top: laneY - row / 2, bottom: laneY + row / 2 };
  const marks = marksOf(
    {
      calls,
      quantity,
      numberOf: ({ readingId, comparisonId: id }) =>
        readingId === null || id !== comparisonId ? null : (input.numbers.get(readingId) ?? null),
      hasBars: !hasLedger,
      comparisonId,
      lane: laneY,
    },
    sheet,
  );
  keepOffMarks(marks, sheet);
  const bandLevels = levelsOf(band, end, scales);
  const held = bandParts(bandLevels, placed.find(({ what }) => what === "bank")?.levels ?? [], sheet);

  // The most important text first: each takes the best place left.
  const numbers = numbersOf(marks, sheet);
  const tears = time.magnified === null ? [] : tearsOf(time.magnified, sheet);
  const measuredGap = timeline.gaps[quantity];
  const gap = measuredGap !== null && isWithin(measuredGap.at, window) ? measuredGap : null;
  const drawnGap = gap === null ? null : drawGap(gap, timeline, sheet);
  const refreshes = refreshesOf(timeline, sheet);
  const next = nextRefreshOf(timeline, sheet);
  const drawn = placed.map((line) => drawLine(line, sheet));
  const troubles = troublesOf(timeline.troubles, laneBox, sheet);
  const lane = drawLane(marks, laneBox, sheet);
  const holds = drawHolds(bandLevels, held, input, sheet);

  return {
    width,
    height,
    plot,
    time,
    moneyTicks: money.ticks.map((amount, place) => ({
      text: amounts[place] ?? "",
      x: plot.left - 8,
      y: px(money.y(amount)),
      anchor: "end",
    })),
    timeTicks: axisWords(timeline, words, height - lineHeight / 2 - 2, sheet),
    lines: drawn,
    gapArea: gapAreaOf(timeline, placed, gap, sheet),
    holds,
    refreshes,
    next,
    marks,
    evaluated: hasLedger && gap !== null ? whoseNumber(compared, quantity, gap) : null,
    lane,
    numbers,
    troubles,
    gap: drawnGap,
    magnified: drawMagnified(compared, bottom + laneRow + 2 + row / 2, sheet),
    tears,
    nowX: now > window.from && time.x(now) < right - 2 && now < window.to ? px(time.x(now)) : null,
    unplaced: unplacedOf([drawnGap, ...drawn, ...troubles, holds, lane]),
    y: money.y,
  };
}

function whoseNumber(calls: readonly CallMark[], quantity: Quantity, { bank, copy }: TimelineGap) {
  const evaluations = calls.filter((call) => call.kind === "evaluated" && call[quantity] !== null);
  const areAll = (amount: number) => evaluations.length > 0 && evaluations.every((call) => call[quantity] === amount);
  return areAll(bank) ? "bank" : areAll(copy) ? "copy" : null;
}

/** Without duplicates. */
function unplacedOf(all: readonly ((Unplaced & { readonly label: PlacedWords | null }) | null)[]): readonly Unplaced[] {
  const without = all.flatMap((each) => (each === null || each.label !== null ? [] : [[each.words, each] as const]));
  return [...new Map(without).values()];
}

function endOf({ now, calls }: Timeline): number {
  return Math.max(Date.parse(now), Date.parse(calls.at(-1)?.at ?? now));
}

function isWithin(ms: number, { from, to }: TimeWindow): boolean {
  return ms >= from && ms <= to;
}

/** px that a jagged edge takes on either side. */
const tearSize = 4;

/** The sides of the magnified part that lie within the plot, px. Text is kept off them. */
function tearsOf({ left, right }: { readonly left: number; readonly right: number }, { placing, plot }: Sheet) {
  const sides = [left, right].filter((x) => x - plot.left > tearSize && plot.right - x > tearSize);
  for (const x of sides) placing.take({ left: x - tearSize, right: x + tearSize, top: plot.top, bottom: plot.bottom });
  return sides.map(px);
}

function keepOffMarks(marks: readonly DrawnMark[], { placing }: Sheet): void {
  for (const { x, y, bar } of marks) {
    placing.take({ left: x - markSize, right: x + markSize, top: y - markSize, bottom: y + markSize });
    if (bar !== null) placing.take({ left: bar.left, right: bar.right, top: y - 2, bottom: y + 2 });
  }
}
