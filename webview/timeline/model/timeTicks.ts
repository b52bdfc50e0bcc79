import type { TickWords } from "../../../src/text/timeline/tickWords.ts";
import type { TimeScale } from "./timeScale.ts";

export interface TimeTick {
  /** ms since the epoch. */
  readonly at: number;
  readonly x: number;
  readonly words: string;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Round intervals of time. */
const steps = [
  ...[1, 2, 5, 15, 30].map((each) => each * secondMs),
  ...[1, 2, 5, 15, 30].map((each) => each * minuteMs),
  ...[1, 2, 3, 6, 12].map((each) => each * hourMs),
  ...[1, 2, 4, 7, 14, 30, 60, 90, 180, 365, 730, 1461].map((each) => each * dayMs),
];

/** px between the labels of two ticks. */
const clear = 10;

/**
 * At most five round moments in the reader's time zone, with labels that do not overlap.
 * @param measure width of a label, px
 * @param taken px occupied by other labels of the axis, as pairs of left and right
 */
export function timeTicksOf(
  scale: TimeScale,
  words: TickWords,
  measure: (text: string) => number,
  taken: readonly (readonly [left: number, right: number])[],
): readonly TimeTick[] {
  // The magnified part has its own text: ticks are placed in the longest part of the rest.
  const rest = scale.pieces.filter((piece) => piece !== scale.magnified);
  const { from, to, left, right } = rest.reduce((best, each) =>
    each.to - each.from > best.to - best.from ? each : best,
  );
  // As many as fit, at most four: with `now` that makes five.
  const most = Math.max(1, Math.min(4, Math.floor((right - left) / 70)));
  let moments: readonly number[] = [];
  for (const step of steps) {
    if ((to - from) / step > 12) continue;
    moments = momentsOf(from, to, step, words);
    if (moments.length <= most) break;
  }
  const kept: TimeTick[] = [];
  let end = -Infinity;
  let day = "";
  for (const at of moments) {
    const date = words.day(at);
    const time = at % minuteMs === 0 ? words.time(at) : words.second(at);
    const isWhole = to - from > 4 * dayMs && (at + words.offset(at)) % dayMs === 0;
    const text = isWhole ? date : date === day ? time : `${date} ${time}`;
    const x = scale.x(at);
    const half = measure(text) / 2;
    const isClear = taken.every(([start, stop]) => x + half + clear <= start || x - half >= stop + clear);
    if (!isClear || x - half < end + clear || x + half > scale.right + 8) continue;
    kept.push({ at, x, words: text });
    end = x + half;
    day = date;
  }
  return kept;
}

/** The multiples of a step in the reader's time zone. */
function momentsOf(from: number, to: number, step: number, { offset }: TickWords): readonly number[] {
  const ahead = offset(from);
  const moments: number[] = [];
  for (let place = Math.ceil((from + ahead) / step); place * step - ahead <= to; place += 1) {
    const at = place * step - ahead;
    // Ticks stay round when the clocks change within the window.
    const shifted = at + ahead - offset(at);
    if (shifted >= from && shifted <= to) moments.push(shifted);
  }
  return moments;
}
