import { hasHolds, type Quantity } from "../../../src/core/timeline/quantity.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";
import { pictureText } from "../../../src/text/timeline/pictureWords.ts";
import { extentOf } from "./moneyScale.ts";
import type { PlacedWords } from "./placing.ts";
import type { Sheet } from "./sheet.ts";
import { besideLevels, type StepLine } from "./stepLines.ts";
import { areaBetween, type Level, levelsOf, pointsWithin, type StepPoint, stepPath } from "./stepPath.ts";

/** What parts the bank's available balance from its current one: pending transactions and holds. */
export interface DrawnHolds {
  readonly area: string;
  /** The line of the bank's other balance. */
  readonly edge: string;
  readonly edgeLabel: PlacedWords | null;
  readonly edgeWords: string;
  /** With the amount held at the end. */
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

export function drawHolds(
  { points: bank }: StepLine,
  bankLevels: readonly Level[],
  band: readonly StepPoint[],
  { unit }: Timeline,
  quantity: Quantity,
  sheet: Sheet,
): DrawnHolds | null {
  const { time, money, end, placing, plot, context } = sheet;
  const scales = { x: time.x, y: money.y };
  const area = areaBetween(band, bank, { from: time.window.from, to: end }, scales);
  if (area === "") return null;
  // Both lines come from the bank's steps, so their levels correspond one to one.
  const levels = levelsOf(band, end, scales).flatMap((level, place): readonly BandLevel[] => {
    const under = bankLevels[place];
    return under?.left === level.left && under.y !== level.y ? [{ ...level, under: under.y }] : [];
  });
  const short = pictureText("held-short", context);
  const amount = amountHeld(quantity, bank.at(-1)?.value, band.at(-1)?.value);
  const written = context.formats.money(unit.currency, "auto");
  const full = amount === null ? short : pictureText("held", context, { amount: written(amount) });
  // The amount is that of the last part of the band, and is written there alone.
  const last = levels.filter(({ right }) => right >= time.x(end) - 1);
  const edgeWords = pictureText(`bank-short.${otherOf(quantity)}`, context);
  return {
    area,
    words: full,
    label: placing.place(inBand(last, full, sheet), plot) ?? placing.place(inBand(levels, short, sheet), plot),
    edge: stepPath(band, end, scales),
    edgeWords,
    edgeLabel: placing.place(besideLevels(levels, [edgeWords], "above", sheet), plot),
  };
}

/** A level part of the band's edge, with the y of the line on its other side. */
interface BandLevel extends Level {
  readonly under: number;
}

/** Places for text in the band, where it is high enough. */
function* inBand(levels: readonly BandLevel[], text: string, { lineHeight }: Sheet): Generator<PlacedWords> {
  for (const { left, right, y, under } of levels) {
    const [top, bottom] = [Math.min(y, under), Math.max(y, under)];
    for (let middle = top + lineHeight / 2 + 3; middle <= bottom - lineHeight / 2 - 3; middle += lineHeight / 2) {
      yield { text, x: right - 6, y: middle, anchor: "end" };
      yield { text, x: left + 6, y: middle, anchor: "start" };
    }
  }
}

/** Current minus available; null when nothing is held, or one of them is not known. */
function amountHeld(
  quantity: Quantity,
  line: number | null | undefined,
  band: number | null | undefined,
): number | null {
  if (line == null || band == null) return null;
  const held = quantity === "available" ? band - line : line - band;
  return held > 0 ? held : null;
}

function otherOf(quantity: Quantity): Quantity {
  return quantity === "available" ? "current" : "available";
}

function spreadOf(amounts: readonly number[]): number {
  const [low, high] = extentOf(amounts);
  return high - low;
}
