import { mainCopy } from "../../../src/core/timeline/mainCopy.ts";
import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";
import { type PictureContext, pictureText } from "../../../src/text/timeline/pictureWords.ts";
import type { Box, PlacedWords } from "./labelPlacement.ts";
import type { Sheet } from "./sheet.ts";
import { type Level, levelsOf, pointsWithin, type StepPoint, stepPath } from "./stepPath.ts";

/** A line and its meaning, before it is placed. */
export interface StepLine {
  readonly key: string;
  readonly what: "bank" | "copy";
  readonly points: readonly StepPoint[];
  /** Possible labels, longest first. */
  readonly words: readonly string[];
}

/** A line in px, with its label. */
export interface DrawnLine {
  readonly key: string;
  readonly what: "bank" | "copy";
  readonly path: string;
  readonly words: string;
  /** Null: no free place. */
  readonly label: PlacedWords | null;
}

/** The bank's ledger and each of Plaid's copies, from the start of the window. */
export function stepLinesOf(
  timeline: Timeline,
  quantity: Quantity,
  { from }: TimeWindow,
  end: number,
  context: PictureContext,
): readonly StepLine[] {
  const main = mainCopy(timeline);
  const names = [...new Set(timeline.copies.map(({ copy }) => copy))].sort((left) => (left === main[0]?.copy ? -1 : 0));
  const copies = names.map((copy, place): StepLine => {
    const own = place === 0 ? main : timeline.copies.filter((step) => step.copy === copy);
    return {
      key: `copy ${copy}`,
      what: "copy",
      points: pointsWithin(own, quantity, from, end),
      words: [place === 0 ? pictureText("copy-line", context) : pictureText("copy-of", context, { product: copy })],
    };
  });
  const ledger: StepLine = {
    key: "bank",
    what: "bank",
    points: pointsWithin(timeline.bank, quantity, from, end),
    words: [pictureText(`bank-line.${quantity}`, context), pictureText(`bank-short.${quantity}`, context)],
  };
  return [...copies, ledger].filter(({ points }) => points.length > 0);
}

/** Steps closer than this are treated as one obstacle, px: a long ledger has several per px. */
const oneStep = 3;

/** The level parts of a line. Text is kept off them, and off the vertical parts between them. */
export function levelsKeptFree(points: readonly StepPoint[], { time, money, end, placing }: Sheet): readonly Level[] {
  const levels = levelsOf(points, end, { x: time.x, y: money.y });
  let box: Box | null = null;
  for (const { left, right, y, next } of levels) {
    const [top, bottom] = [Math.min(y, next ?? y), Math.max(y, next ?? y)];
    for (const part of [
      { left, right, top: y - 1, bottom: y + 1 },
      { left: right - 1, right: right + 1, top, bottom },
    ]) {
      if (box !== null && part.right - box.left <= oneStep) box = around(box, part);
      else {
        if (box !== null) placing.take(box);
        box = part;
      }
    }
  }
  if (box !== null) placing.take(box);
  return levels;
}

function around(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** Draws a line, with its label beside one of its longest level parts. */
export function drawLine(
  { key, what, points, words }: StepLine,
  levels: readonly Level[],
  { time, money, end, placing, ...sheet }: Sheet,
): DrawnLine {
  return {
    key,
    what,
    path: stepPath(points, end, { x: time.x, y: money.y }),
    words: words[0] ?? "",
    label: placing.place(besideLevels(levels, words, what === "copy" ? "above" : "below", sheet), sheet.plot),
  };
}

/** The most level parts tried: others are too short for text. */
const mostTried = 24;

/** Places for text along a line: above or below its level parts, at their start, middle and end. */
export function* besideLevels(
  levels: readonly Level[],
  words: readonly string[],
  side: "above" | "below",
  { lineHeight, plot }: Pick<Sheet, "lineHeight" | "plot">,
): Generator<PlacedWords> {
  const longest = levels
    .map((level) => ({
      y: level.y,
      left: Math.max(level.left, plot.left),
      right: Math.min(level.right, plot.right),
    }))
    .sort((one, other) => other.right - other.left - (one.right - one.left))
    .slice(0, mostTried);
  const away = lineHeight / 2 + 4;
  const sides = side === "above" ? [-away, away] : [away, -away];
  for (const text of words) {
    for (const distance of sides) {
      for (const { left, right, y } of longest) {
        yield { text, x: left + 6, y: y + distance, anchor: "start" };
        yield { text, x: (left + right) / 2, y: y + distance, anchor: "middle" };
        yield { text, x: right - 6, y: y + distance, anchor: "end" };
      }
    }
  }
}
