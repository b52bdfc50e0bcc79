import { hasHolds, type Quantity } from "../../../src/core/timeline/quantity.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";
import { pictureText } from "../../../src/text/timeline/pictureWords.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import { type Amounts, type Extent, extentOf } from "./moneyScale.ts";
import type { Sheet } from "./sheet.ts";
import { besideLevels } from "./stepLines.ts";
import {
  type Area,
  areaBetween,
  type Between,
  type Level,
  pointsWithin,
  type StepPoint,
  stepPath,
} from "./stepPath.ts";

/** What parts the bank's available balance from its current one: pending transactions and holds. */
export interface DrawnHolds {
  readonly what: "holds";
  readonly area: string;
  /** The line of the bank's other balance. */
  readonly edge: string;
  readonly edgeLabel: PlacedWords | null;
  /** With the amount held. */
  readonly label: PlacedWords | null;
  readonly words: string;
}

/** The band of holds may widen the scale to at most this many times what the lines need. */
const mostBand = 3;

/** The bank's other balance in a window; empty for an account without holds. */
export function bandOf(
  timeline: Timeline,
  quantity: Quantity,
  { from }: TimeWindow,
  end: number,
): readonly StepPoint[] {
  return hasHolds(timeline) ? pointsWithin(timeline.bank, otherOf(quantity), from, end) : [];
}

/** The amounts that the scale must include. A band that would flatten the lines is left out, and cut off at the edge. */
export function shownExtent(lines: readonly Amounts[], band: Amounts): Extent {
  const ofLines = extentOf(lines);
  const all = extentOf([...lines, band]);
  const spread = spreadOf(ofLines);
  return spread > 0 && spreadOf(all) > mostBand * Math.max(spread, 0.01) ? ofLines : all;
}

/** The band between the bank's two balances. Text is kept off its edge. */
export function heldBetween(band: readonly Level[], bank: readonly Level[], { placing, plot }: Sheet): Area {
  const held = areaBetween(band, bank, plot.left, plot.right);
  for (const { left, right, y } of held.parts) placing.take({ left, right, top: y - 1, bottom: y + 1 });
  return held;
}

export function drawHolds(
  band: readonly Level[],
  { path: area, parts, apart }: Area,
  { timeline: { unit }, quantity }: { readonly timeline: Timeline; readonly quantity: Quantity },
  sheet: Sheet,
): DrawnHolds | null {
  if (apart === 0) return null;
  const { placing, plot, context } = sheet;
  const newestFirst = parts.toReversed();
  const written = context.formats.money(unit.currency, "auto");
  const words = (amount: number) => pictureText("held", context, { amount: written(amount) });
  const edgeWords = pictureText(`bank-short.${otherOf(quantity)}`, context);
  return {
    what: "holds",
    area,
    words: words(apart),
    label: placing.place(inBand(newestFirst, words, sheet), plot),
    edge: stepPath(band),
    // A long ledger has no part that is long enough.
    edgeLabel: placing.place(besideLevels(parts.length > 0 ? newestFirst : band, [edgeWords], "above", sheet), plot),
  };
}

/** Places for text in the band, where it is high and long enough. */
function* inBand(
  parts: readonly Between[],
  words: (amount: number) => string,
  { lineHeight }: Sheet,
): Generator<PlacedWords> {
  for (const { left, top, right, bottom, apart } of parts) {
    if (bottom - top < lineHeight + 6 || right - left < lineHeight) continue;
    const text = words(apart);
    for (let middle = top + lineHeight / 2 + 3; middle <= bottom - lineHeight / 2 - 3; middle += lineHeight / 2) {
      yield { text, x: right - 6, y: middle, anchor: "end" };
      yield { text, x: left + 6, y: middle, anchor: "start" };
    }
  }
}

function otherOf(quantity: Quantity): Quantity {
  return quantity === "available" ? "current" : "available";
}

function spreadOf([low, high]: Extent): number {
  return high - low;
}
