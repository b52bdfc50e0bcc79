import { mainCopy, type TimelineGap } from "../../../src/core/timeline/gapOf.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import { formatMoney } from "../../../src/text/format.ts";
import type { PlacedWords } from "./placing.ts";
import type { Sheet } from "./sheet.ts";
import type { StepLine } from "./stepLines.ts";
import { areaBetween, px } from "./stepPath.ts";

/** The measured gap: an arrow between the two balances. */
export interface DrawnGap {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly label: PlacedWords | null;
}

/** px between the arrow and the marks of its calls. */
const beside = 12;

export function drawGap(gap: TimelineGap, { unit }: Timeline, sheet: Sheet): DrawnGap {
  const { time, money, plot, placing, context } = sheet;
  const at = time.x(gap.at);
  const x = Math.min(plot.right - 6, Math.max(plot.left + 6, (time.magnified?.left ?? at) - beside));
  const [from, to] = [money.y(gap.copy), money.y(gap.bank)];
  placing.take({ left: x - 3, right: x + 3, top: Math.min(from, to), bottom: Math.max(from, to) });
  const text = formatMoney(Math.abs(gap.amount), unit.currency, context);
  return { x: px(x), from: px(from), to: px(to), label: placing.place(besideArrow(x, from, to, text, sheet), plot) };
}

function* besideArrow(x: number, from: number, to: number, text: string, sheet: Sheet): Generator<PlacedWords> {
  const { lineHeight } = sheet;
  const [top, bottom] = [Math.min(from, to), Math.max(from, to)];
  const middle = (top + bottom) / 2;
  const words = { text, isBold: true } as const;
  const heights = [
    middle,
    middle - lineHeight,
    middle + lineHeight,
    top - lineHeight / 2 - 5,
    bottom + lineHeight / 2 + 5,
  ];
  for (const y of heights) {
    yield { ...words, x: x - 8, y, anchor: "end" };
    yield { ...words, x: x + 8, y, anchor: "start" };
  }
  for (let row = 1; row < 8; row += 1) {
    yield { ...words, x: x - 8, y: top - row * lineHeight, anchor: "end" };
    yield { ...words, x: x - 8, y: bottom + row * lineHeight, anchor: "end" };
  }
}

/** The area between copy and bank, from when they began to differ to where the gap is measured. */
export function gapAreaOf(
  timeline: Timeline,
  lines: readonly StepLine[],
  gap: TimelineGap | null,
  { time, money }: Sheet,
): string {
  if (gap === null || gap.began === null) return "";
  const copy = lines.find(({ key }) => key === `copy ${mainCopy(timeline)[0]?.copy}`);
  const bank = lines.find(({ what }) => what === "bank");
  if (copy === undefined || bank === undefined) return "";
  const part = { from: Math.max(gap.began, time.window.from), to: Math.min(gap.at, time.window.to) };
  return part.from < part.to ? areaBetween(copy.points, bank.points, part, { x: time.x, y: money.y }) : "";
}
