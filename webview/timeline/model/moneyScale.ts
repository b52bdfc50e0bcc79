/** Maps amounts to px: larger amounts are higher. */
export interface MoneyScale {
  readonly low: number;
  readonly high: number;
  /** Three to five round amounts, lowest first; the first and last are the ends of the scale. */
  readonly ticks: readonly number[];
  /** The difference between neighbouring ticks. */
  readonly step: number;
  y(amount: number): number;
}

const roundSteps = [1, 2, 2.5, 5, 10];
const mostTicks = 5;
/** Share of the scale left free above and below the drawn amounts. */
const room = 0.06;

/** The lowest and the highest amount; of none, the lowest is above the highest. */
export type Extent = readonly [low: number, high: number];

/** Amounts of a line; null: not known. */
export type Amounts = readonly { readonly value: number | null }[];

/**
 * A scale with round ends that includes all amounts of an extent.
 * @param extent of no amounts: a scale from 0 to 1
 */
export function moneyScaleOf(extent: Extent, top: number, bottom: number): MoneyScale {
  const [low, high] = widened(extent);
  const step = stepOf(low, high);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  // Multiplied from a whole number of steps: adding doubles would accumulate errors.
  const ticks = Array.from({ length: last - first + 1 }, (_, place) => exactly((first + place) * step));
  const [from, to] = [ticks[0] ?? low, ticks.at(-1) ?? high];
  return {
    low: from,
    high: to,
    ticks,
    step,
    y: (amount) => bottom - ((amount - from) / (to - from)) * (bottom - top),
  };
}

export function extentOf(lines: readonly Amounts[]): Extent {
  let [low, high] = [Infinity, -Infinity];
  for (const amounts of lines) {
    for (const { value } of amounts) {
      if (value === null) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return [low, high];
}

function widened([low, high]: Extent): Extent {
  if (low > high) return [0, 1];
  // A constant amount is centred, on a scale as wide as a fiftieth of it.
  const spread = Math.max(high - low, Math.max(Math.abs(low), Math.abs(high)) * 1e-6, 0.02);
  const margin = high === low ? Math.max(1, Math.abs(high) * 0.02) : spread * room;
  return [low - margin, high + margin];
}

function stepOf(low: number, high: number): number {
  const rough = (high - low) / mostTicks;
  const decade = 10 ** Math.floor(Math.log10(rough));
  for (const scale of [decade, decade * 10]) {
    for (const round of roundSteps) {
      const step = round * scale;
      if (Math.ceil(high / step) - Math.floor(low / step) + 1 <= mostTicks) return step;
    }
  }
  return decade * 100;
}

/** Removes the rounding error of a product of doubles. */
function exactly(amount: number): number {
  return Number(amount.toPrecision(12));
}
