import { mainCopy } from "../../../src/core/timeline/mainCopy.ts";
import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";
import { type PictureContext, pictureText } from "../../../src/text/timeline/pictureWords.ts";
import { createBoxes } from "./boxes.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import type { Sheet } from "./sheet.ts";
import { type Level, pointsWithin, type StepPoint, stepPath } from "./stepPath.ts";

/** A line and its meaning, before it is placed. */
export interface StepLine {
  readonly key: string;
  readonly what: "bank" | "copy";
  readonly points: readonly StepPoint[];
  /** Possible labels, longest first. */
  readonly words: readonly string[];
}

/** A line with its level parts in px. */
export interface PlacedLine extends StepLine {
  readonly levels: readonly Level[];
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

/** Steps closer than this are treated as one obstacle, px. */
const oneStep = 3;

/** Keeps text off the level parts of a line, and off the vertical parts between them. */
export function keepFree(levels: readonly Level[], { placing }: Sheet): void {
  const boxes = createBoxes(oneStep);
  for (const { left, right, y, next } of levels) {
    boxes.add(left, y - 1, right, y + 1);
    boxes.add(right - 1, Math.min(y, next ?? y), right + 1, Math.max(y, next ?? y));
  }
  boxes.all.forEach(placing.take);
}

/** Draws a line, with its label beside one of its longest level parts. */
export function drawLine({ key, what, words, levels }: PlacedLine, sheet: Sheet): DrawnLine {
  return {
    key,
    what,
    path: stepPath(levels),
    words: words[0] ?? "",
    label: sheet.placing.place(besideLevels(levels, words, what === "copy" ? "above" : "below", sheet), sheet.plot),
  };
}

/** The most level parts tried: others are too short for text. */
const mostTried = 24;

type LevelPart = Pick<Level, "left" | "right" | "y">;

/** The longest, the longest first: a long ledger has too many to sort all of them. */
function longestOf(levels: readonly LevelPart[]): readonly LevelPart[] {
  const longest: LevelPart[] = [];
  const lengthOf = ({ left, right }: LevelPart) => right - left;
  for (const level of levels) {
    let place = Math.min(longest.length, mostTried);
    while (place > 0 && lengthOf(longest[place - 1] as LevelPart) < lengthOf(level)) place -= 1;
    if (place < mostTried) longest.splice(place, 0, level);
  }
  return longest.slice(0, mostTried);
}

/** Places for text along a line: above or below its level parts, at their start, middle and end. */
export function* besideLevels(
  levels: readonly LevelPart[],
  words: readonly string[],
  side: "above" | "below",
  { lineHeight }: Pick<Sheet, "lineHeight">,
): Generator<PlacedWords> {
  const longest = longestOf(levels);
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
