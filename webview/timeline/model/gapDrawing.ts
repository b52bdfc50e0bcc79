import type { TimelineGap } from "../../../src/core/timeline/gapOf.ts";
import { mainCopy } from "../../../src/core/timeline/mainCopy.ts";
import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import { pictureText } from "../../../src/text/timeline/pictureWords.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import type { Sheet } from "./sheet.ts";
import type { PlacedLine } from "./stepLines.ts";
import { areaBetween, px } from "./stepPath.ts";

/** The measured gap: an arrow between the two balances. */
export interface DrawnGap {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  /** Null: no place is free, and the legend has the words. */
  readonly label: PlacedWords | null;
  readonly what: "gap";
  readonly words: string;
}

/** px between the arrow and the marks of its calls. */
const beside = 12;

export function drawGap(
  gap: TimelineGap,
  { timeline, quantity }: { readonly timeline: Timeline; readonly quantity: Quantity },
  sheet: Sheet,
): DrawnGap {
  const { time, money, plot, placing, context } = sheet;
  const at = time.x(gap.at);
  const x = Math.min(plot.right - 6, Math.max(plot.left + 6, (time.magnified?.left ?? at) - beside));
  const [from, to] = [money.y(gap.copy), money.y(gap.bank)];
  placing.take({ left: x - 3, right: x + 3, top: Math.min(from, to), bottom: Math.max(from, to) });
  const amount = context.formats.money(timeline.unit.currency, "auto")(Math.abs(gap.amount));
  // A call that asked the bank may have mended the copy since.
  const hasEnded = (mainCopy(timeline).at(-1)?.[quantity] ?? gap.copy) !== gap.copy;
  const words = pictureText(`${hasEnded ? "was-" : ""}${gap.amount > 0 ? "too-high" : "too-low"}`, context, { amount });
  return {
    x: px(x),
    from: px(from),
    to: px(to),
    label: placing.place(besideArrow(x, (from + to) / 2, words, sheet), plot),
    what: "gap",
    words,
  };
}

/** Beside the arrow's middle, else above and below it. */
function* besideArrow(x: number, middle: number, text: string, { lineHeight }: Sheet): Generator<PlacedWords> {
  for (let row = 0; row < 10; row += 1) {
    for (const y of [middle - row * lineHeight, middle + row * lineHeight]) {
      yield { text, x: x - 8, y, anchor: "end", isBold: true };
      yield { text, x: x + 8, y, anchor: "start", isBold: true };
    }
  }
}

/** The area between copy and bank, from when they began to differ to the copy's next change after the gap is measured. */
export function gapAreaOf(
  timeline: Timeline,
  lines: readonly PlacedLine[],
  gap: TimelineGap | null,
  { time }: Sheet,
): string {
  if (gap === null || gap.began === null) return "";
  const copy = lines.find(({ key }) => key === `copy ${mainCopy(timeline)[0]?.copy}`);
  const bank = lines.find(({ what }) => what === "bank");
  if (copy === undefined || bank === undefined) return "";
  const changed = copy.points.find(({ at }) => at > gap.at)?.at ?? Date.parse(timeline.now);
  const [from, to] = [Math.max(gap.began, time.window.from), Math.min(changed, time.window.to)];
  return areaBetween(copy.levels, bank.levels, px(time.x(from)), px(time.x(to))).path;
}
