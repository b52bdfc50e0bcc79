import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import { pictureText } from "../../../src/text/timeline/pictureWords.ts";
import type { TickWords } from "../../../src/text/timeline/tickWords.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import type { Sheet } from "./sheet.ts";
import { px } from "./stepPath.ts";
import { timeTicksOf } from "./timeTicks.ts";

/** px left free at the right edge of a picture. */
export const edge = 10;

/**
 * The words of the time axis: ticks at round moments, and now. Saved responses end with their last call: the present
 * moment says nothing of them.
 * @param y the middle of the words, px
 */
export function axisWords(
  timeline: Timeline,
  words: TickWords,
  y: number,
  { time, plot, measure, context }: Sheet,
): readonly PlacedWords[] {
  const now = Date.parse(timeline.now);
  const isNamed = timeline.bank.length > 0 || now > Date.parse(timeline.calls.at(-1)?.at ?? "");
  const isShown = isNamed && now >= time.window.from && now <= time.window.to;
  const text = pictureText("now-at", context, { time: words.time(now) });
  const width = measure(text);
  const right = Math.min(plot.right + edge - 2, Math.max(plot.left + width, time.x(now) + width / 2));
  const ticks = timeTicksOf(time, words, measure, isShown ? [[right - width, right]] : []).map(
    (tick): PlacedWords => ({ text: tick.words, x: px(tick.x), y, anchor: "middle" }),
  );
  return isShown ? [...ticks, { text, x: px(right), y, anchor: "end" }] : ticks;
}
