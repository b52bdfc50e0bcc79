import { gapOf } from "../../../src/core/timeline/gapOf.ts";
import { hasHolds, type Quantity } from "../../../src/core/timeline/quantity.ts";
import type { CallMark, Timeline } from "../../../src/core/timeline/timeline.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { type TickWords, tickWords } from "../../../src/text/timeline/tickWords.ts";
import { timelineText } from "../../../src/text/timeline/timelineWords.ts";
import { type DrawnGap, drawGap, gapAreaOf } from "./gapDrawing.ts";
import { type DrawnMagnified, drawMagnified, magnifyOf } from "./magnify.ts";
import { type DrawnMark, markSize, marksOf } from "./marks.ts";
import { moneyScaleOf } from "./moneyScale.ts";
import { type DrawnNumber, numbersOf } from "./numbers.ts";
import { type Box, createPlacing, type Measure, type PlacedWords } from "./placing.ts";
import type { Sheet } from "./sheet.ts";
import { besideLevels, type DrawnLine, drawLine, keepOff, pointsOf, stepLinesOf } from "./stepLines.ts";
import { areaBetween, levelsOf, pointsWithin, px, type StepPoint } from "./stepPath.ts";
import { type DrawnRefresh, nextRefreshOf, refreshesOf } from "./strip.ts";
import { type TimeScale, timeScaleOf } from "./timeScale.ts";
import { timeTicksOf } from "./timeTicks.ts";
import { type DrawnTrouble, troublesOf } from "./troubles.ts";
import type { TimeWindow } from "./window.ts";

/** The input of a picture; equal input gives equal pictures. */
export interface TimelineModelInput {
  readonly timeline: Timeline;
  readonly quantity: Quantity;
  readonly window: TimeWindow;
  readonly context: TextContext;
  /** The comparison whose gap is measured and whose calls are numbered; null: none. */
  readonly comparisonId: string | null;
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
  readonly moneyTicks: readonly { readonly amount: number; readonly y: number; readonly words: string }[];
  readonly timeTicks: readonly PlacedWords[];
  readonly lines: readonly DrawnLine[];
  /** The area between copy and bank while they differ, up to the measured gap. */
  readonly gapArea: string;
  /** The area between available and current. */
  readonly holds: { readonly area: string; readonly label: PlacedWords | null } | null;
  readonly refreshes: readonly DrawnRefresh[];
  readonly next: DrawnRefresh | null;
  readonly marks: readonly DrawnMark[];
  readonly numbers: readonly DrawnNumber[];
  readonly troubles: readonly DrawnTrouble[];
  readonly gap: DrawnGap | null;
  readonly magnified: DrawnMagnified | null;
  /** The x of now, when the window continues after it. */
  readonly nowX: number | null;
  /** Texts that found no free place in the picture: the legend shows them. */
  readonly unplaced: readonly Unplaced[];
  /** Maps amounts to px, for what is drawn over the picture. */
  y(amount: number): number;
}

/** A text that the legend shows, because it is not in the picture. */
export interface Unplaced {
  readonly what: "bank" | "copy" | "trouble" | "holds";
  readonly words: string;
}

/** px left free at the right edge. */
const edge = 10;
/** The band of holds may widen the scale to at most this many times what the lines need. */
const mostBand = 3;

export function timelineModelOf(input: TimelineModelInput): TimelineModel {
  const { timeline, quantity, window, context, comparisonId, width, height, fontSize, measure } = input;
  const now = Date.parse(timeline.now);
  const end = Math.max(window.from, Math.min(window.to, endOf(timeline)));
  const words = tickWords(context, now, timeline.unit.currency);
  const lineHeight = Math.round(fontSize * 1.25);
  const hasLedger = timeline.bank.length > 0;

  const lines = stepLinesOf(timeline, quantity, window, end, context);
  const calls = timeline.calls.filter(({ at }) => isWithin(Date.parse(at), window));
  const compared = calls.filter((call) => comparisonId !== null && call.comparisonId === comparisonId);
  const band = hasHolds(timeline) ? bandOf(timeline, quantity, window, end) : [];

  const top = lineHeight + 8;
  const bottom = height - lineHeight - 10;
  const values = [...lines.map(({ points }) => points), calls.map((call) => ({ value: call[quantity] }))];
  const money = moneyScaleOf(amountsOf(values, band), top + 4, bottom);
  const amounts = words.amounts(money.ticks, money.step);
  const left = Math.min(width * 0.4, Math.max(...amounts.map((text) => measure(text))) + 10);
  const plot: Box = { left: px(left), top, right: width - edge, bottom };
  const time = timeScaleOf({
    window,
    left: plot.left,
    right: plot.right,
    magnify: magnifyOf(compared, window, plot.right - plot.left),
  });
  const sheet: Sheet = {
    time,
    money,
    plot,
    end,
    placing: createPlacing(measure, lineHeight),
    measure,
    lineHeight,
    context,
  };

  for (const line of lines) keepOff(line, sheet);
  const marks = marksOf({
    calls,
    quantity,
    numberOf: ({ readingId, comparisonId: id }) =>
      id === null || id !== comparisonId || readingId === null ? null : (input.numbers.get(readingId) ?? null),
    hasBars: !hasLedger,
    x: time.x,
    y: money.y,
    left: plot.left,
    right: plot.right,
    comparisonId,
    bottom: plot.bottom - markSize - 2,
  });
  keepOffMarks(marks, sheet);

  // The most important text first: each takes the best place left.
  const gap = gapOf(timeline, quantity, comparisonId);
  const shownGap = gap !== null && isWithin(gap.at, window) ? gap : null;
  const drawnGap = shownGap === null ? null : drawGap(shownGap, timeline, sheet);
  const numbers = numbersOf(marks, sheet);
  const refreshes = refreshesOf(timeline, sheet);
  const next = nextRefreshOf(timeline, sheet);
  const drawn = lines.map((line) => drawLine(line, sheet));
  const troubles = troublesOf(timeline, sheet);
  const magnified = drawMagnified(compared, sheet);
  const holds = holdsOf(lines, band, sheet);

  return {
    width,
    height,
    plot,
    time,
    moneyTicks: money.ticks.map((amount, place) => ({ amount, y: px(money.y(amount)), words: amounts[place] ?? "" })),
    timeTicks: timeWordsOf(hasLedger || now > lastCallOf(timeline) ? now : null, words, sheet),
    lines: drawn,
    gapArea: gapAreaOf(timeline, lines, shownGap, sheet),
    holds,
    refreshes,
    next,
    marks,
    numbers,
    troubles,
    gap: drawnGap,
    magnified,
    nowX: now > window.from && time.x(now) < plot.right - 2 && now < window.to ? px(time.x(now)) : null,
    unplaced: unplacedOf([
      ...drawn,
      ...troubles.map((trouble) => ({ ...trouble, what: "trouble" as const })),
      ...(holds === null ? [] : [{ ...holds, what: "holds" as const, words: timelineText("holds", context) }]),
    ]),
    y: money.y,
  };
}

/** Without duplicates. */
function unplacedOf(all: readonly (Unplaced & { readonly label: PlacedWords | null })[]): readonly Unplaced[] {
  const without = all.filter(({ label }) => label === null);
  const first = without.filter(({ words }, place) => without.findIndex((each) => each.words === words) === place);
  return first.map(({ what, words }) => ({ what, words }));
}

function endOf({ now, calls }: Timeline): number {
  return Math.max(Date.parse(now), Date.parse(calls.at(-1)?.at ?? now));
}

function isWithin(ms: number, { from, to }: TimeWindow): boolean {
  return ms >= from && ms <= to;
}

/** The bank's other balance. */
function bandOf({ bank }: Timeline, quantity: Quantity, { from }: TimeWindow, end: number): readonly StepPoint[] {
  return pointsWithin(pointsOf(bank, quantity === "available" ? "current" : "available"), from, end);
}

/**
 * The amounts that the scale must include. A band that would flatten the lines is left out, and cut off at the edge.
 */
function amountsOf(
  values: readonly (readonly { readonly value: number | null }[])[],
  band: readonly StepPoint[],
): readonly number[] {
  const ofLines = values.flatMap((points) => points.flatMap(({ value }) => (value === null ? [] : [value])));
  const ofBand = band.flatMap(({ value }) => (value === null ? [] : [value]));
  const all = [...ofLines, ...ofBand];
  return spreadOf(all) > mostBand * Math.max(spreadOf(ofLines), 0.01) && spreadOf(ofLines) > 0 ? ofLines : all;
}

function spreadOf(amounts: readonly number[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const amount of amounts) {
    low = Math.min(low, amount);
    high = Math.max(high, amount);
  }
  return amounts.length === 0 ? 0 : high - low;
}

function keepOffMarks(marks: readonly DrawnMark[], { placing }: Sheet): void {
  for (const { x, y, bar } of marks) {
    placing.take({ left: x - markSize, right: x + markSize, top: y - markSize, bottom: y + markSize });
    if (bar !== null) placing.take({ left: bar.left, right: bar.right, top: y - 2, bottom: y + 2 });
  }
}

function holdsOf(
  lines: ReturnType<typeof stepLinesOf>,
  band: readonly StepPoint[],
  sheet: Sheet,
): TimelineModel["holds"] {
  const { time, money, end, placing, plot, lineHeight, context } = sheet;
  const scales = { x: time.x, y: money.y };
  const bank = lines.find(({ what }) => what === "bank")?.points ?? [];
  const area = areaBetween(band, bank, { from: time.window.from, to: end }, scales);
  if (area === "") return null;
  const lineLevels = levelsOf(bank, end, scales);
  // The label is placed in the band where it is high enough; otherwise the legend shows it. Both lines come from the
  // bank's steps, so their levels correspond one to one.
  const levels = levelsOf(band, end, scales).filter(({ left, y }, place) => {
    const under = lineLevels[place];
    return under?.left === left && Math.abs(under.y - y) >= lineHeight + 6;
  });
  return { area, label: placing.place(besideLevels(levels, [timelineText("holds", context)], "below", sheet), plot) };
}

/** ms since the epoch. Saved responses end with it: the present moment says nothing of them. */
function lastCallOf({ calls }: Timeline): number {
  return Date.parse(calls.at(-1)?.at ?? "");
}

/** Ticks at round moments, and now where it is not null. */
function timeWordsOf(
  now: number | null,
  words: TickWords,
  { time, plot, measure, lineHeight, context }: Sheet,
): readonly PlacedWords[] {
  const y = plot.bottom + 8 + lineHeight / 2;
  const ticksBeside = (taken: readonly (readonly [number, number])[]) =>
    timeTicksOf(time, words, measure, taken).map(
      (tick): PlacedWords => ({ text: tick.words, x: px(tick.x), y, anchor: "middle" }),
    );
  if (now === null || !isWithin(now, time.window)) return ticksBeside([]);
  const text = timelineText("now-at", context, { time: words.time(now) });
  const width = measure(text);
  const right = Math.min(plot.right + edge - 2, Math.max(plot.left + width, time.x(now) + width / 2));
  return [...ticksBeside([[right - width, right]]), { text, x: px(right), y, anchor: "end" }];
}

/** The newest comparison, for a page that shows none itself. */
export function newestComparison({ calls }: { readonly calls: readonly CallMark[] }): string | null {
  return calls.findLast(({ comparisonId }) => comparisonId !== null)?.comparisonId ?? null;
}
