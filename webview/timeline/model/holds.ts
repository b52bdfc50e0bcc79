import { hasHolds, type Quantity } from "../../../src/core/timeline/quantity.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";
import { pictureText } from "../../../src/text/timeline/pictureWords.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import { extentOf } from "./moneyScale.ts";
import type { Sheet } from "./sheet.ts";
import { besideLevels, type StepLine } from "./stepLines.ts";
import { areaBetween, type Level, pointsWithin, type StepPoint, stepPath } from "./stepPath.ts";

/** What parts the bank's available balance from its current one: pending transactions and holds. */
export interface DrawnHolds {
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
export function amountsOf(
  values: readonly (readonly { readonly value: number | null }[])[],
  band: readonly StepPoint[],
): readonly number[] {
  const ofLines = values.flatMap((points) => points.flatMap(({ value }) => value ?? []));
  const all = [...ofLines, ...band.flatMap(({ value }) => value ?? [])];
  const spread = spreadOf(ofLines);
  return spread > 0 && spreadOf(all) > mostBand * Math.max(spread, 0.01) ? ofLines : all;
}

/** A level part of the band's edge, with the y of the line on its other side, px, and what is held then. */
interface BandLevel extends Level {
  readonly under: number;
  readonly held: number;
}

/** The level parts of the band's edge, the newest first. Text is kept off those that are long enough to be seen. */
export function bandLevelsOf(
  { points: bank }: StepLine,
  band: readonly StepPoint[],
  { time, money, end, placing }: Sheet,
): readonly BandLevel[] {
  // Both lines come from the bank's steps, and correspond one to one.
  const levels = band.flatMap(({ at, value }, place): readonly BandLevel[] => {
    const line = bank[place]?.value;
    if (value === null || line == null || line === value) return [];
    const [left, right] = [time.x(at), time.x(band[place + 1]?.at ?? end)];
    const y = money.y(value);
    if (right - left > 3) placing.take({ left, right, top: y - 1, bottom: y + 1 });
    return [{ left, right, y, next: null, under: money.y(line), held: Math.abs(value - line) }];
  });
  return levels.reverse();
}

export function drawHolds(
  { points: bank }: StepLine,
  band: readonly StepPoint[],
  levels: readonly BandLevel[],
  { timeline: { unit }, quantity }: { readonly timeline: Timeline; readonly quantity: Quantity },
  sheet: Sheet,
): DrawnHolds | null {
  const { time, money, end, placing, plot, context } = sheet;
  const [newest] = levels;
  if (newest === undefined) return null;
  const scales = { x: time.x, y: money.y };
  const written = context.formats.money(unit.currency, "auto");
  const words = ({ held }: BandLevel) => pictureText("held", context, { amount: written(held) });
  const edgeWords = pictureText(`bank-short.${otherOf(quantity)}`, context);
  return {
    area: areaBetween(band, bank, { from: time.window.from, to: end }, scales),
    words: words(newest),
    label: placing.place(inBand(levels, words, sheet), plot),
    edge: stepPath(band, end, scales),
    edgeLabel: placing.place(besideLevels(levels, [edgeWords], "above", sheet), plot),
  };
}

/** Places for text in the band, where it is high enough. */
function* inBand(
  levels: readonly BandLevel[],
  words: (level: BandLevel) => string,
  { lineHeight }: Sheet,
): Generator<PlacedWords> {
  for (const level of levels) {
    const { left, right, y, under } = level;
    const [top, bottom] = [Math.min(y, under), Math.max(y, under)];
    if (bottom - top < lineHeight + 6) continue;
    const text = words(level);
    for (let middle = top + lineHeight / 2 + 3; middle <= bottom - lineHeight / 2 - 3; middle += lineHeight / 2) {
      yield { text, x: right - 6, y: middle, anchor: "end" };
      yield { text, x: left + 6, y: middle, anchor: "start" };
    }
  }
}

function otherOf(quantity: Quantity): Quantity {
  return quantity === "available" ? "current" : "available";
}

function spreadOf(amounts: readonly number[]): number {
  const [low, high] = extentOf(amounts);
  return high - low;
}
