import type { TimelineGap } from "../../../src/core/timeline/gapOf.ts";
import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { CallMark } from "../../../src/core/timeline/timeline.ts";
import { axisWords } from "./axisWords.ts";
import type { Box } from "./boxes.ts";
import { type DrawnGap, drawGap, gapAreaOf } from "./gapDrawing.ts";
import { type DrawnHolds, drawHolds, heldBetween } from "./holds.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import { type DrawnLane, drawLane } from "./lane.ts";
import { type DrawnMagnified, drawMagnified } from "./magnify.ts";
import { type DrawnMark, markSize, marksOf } from "./marks.ts";
import { type DrawnNumber, numbersOf } from "./numbers.ts";
import type { Sheet } from "./sheet.ts";
import { type DrawnLine, drawLine } from "./stepLines.ts";
import { px } from "./stepPath.ts";
import { type DrawnStrip, stripOf } from "./strip.ts";
import { isWithin, type TimelineDraft } from "./timelineDraft.ts";
import type { TimeScale } from "./timeScale.ts";
import { type DrawnTrouble, troublesOf } from "./troubles.ts";

/** The picture in px, ready to be turned into elements. */
export interface TimelineModel extends DrawnStrip {
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

/** Places marks and texts on a draft. */
export function timelineModelOf(draft: TimelineDraft): TimelineModel {
  const { input, sheet, words, amounts, calls, compared, lines, band } = draft;
  const { timeline, quantity, window, width, height } = input;
  const { time, money, plot, lineHeight } = sheet;
  const now = Date.parse(timeline.now);
  const { comparisonId } = timeline;
  const hasLedger = timeline.bank.length > 0;
  const marks = marksOf(
    {
      calls,
      quantity,
      numberOf: ({ readingId, comparisonId: id }) =>
        readingId === null || id !== comparisonId ? null : (input.numbers.get(readingId) ?? null),
      hasBars: !hasLedger,
      comparisonId,
      lane: draft.lane.y,
    },
    sheet,
  );
  keepOffMarks(marks, sheet);
  const held = heldBetween(band, lines.find(({ what }) => what === "bank")?.levels ?? [], sheet);

  // The most important text first: each takes the best place left.
  const numbers = numbersOf(marks, sheet);
  const tears = time.magnified === null ? [] : tearsOf(time.magnified, sheet);
  const measuredGap = timeline.gaps[quantity];
  const gap = measuredGap !== null && isWithin(measuredGap.at, window) ? measuredGap : null;
  const drawnGap = gap === null ? null : drawGap(gap, input, sheet);
  const strip = stripOf(timeline, sheet);
  const drawn = lines.map((line) => drawLine(line, sheet));
  const troubles = troublesOf(timeline.troubles, draft.lane, sheet);
  const lane = drawLane(marks, draft.lane, sheet);
  const holds = drawHolds(band, held, input, sheet);

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
    gapArea: gapAreaOf(timeline, lines, gap, sheet),
    holds,
    ...strip,
    marks,
    evaluated: hasLedger && gap !== null ? whoseNumber(compared, quantity, gap) : null,
    lane,
    numbers,
    troubles,
    gap: drawnGap,
    magnified: drawMagnified(compared, draft.measureY, sheet),
    tears,
    nowX: now > window.from && time.x(now) < plot.right - 2 && now < window.to ? px(time.x(now)) : null,
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
