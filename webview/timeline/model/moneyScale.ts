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

/**
 * A scale with round ends that includes all of these amounts.
 * @param amounts empty: a scale from 0 to 1
 */
export function moneyScaleOf(amounts: readonly number[], top: number, bottom: number): MoneyScale {
  const { low, high } = widened(amounts);
  const step = stepOf(low, high);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  // Multiplied from a whole number of steps: adding doubles would accumulate errors.
  const ticks = Array.from({ length: last - first + 1 }, (_, place) => exactly((first + place) * step, step));
  const [from, to] = [ticks[0] ?? low, ticks.at(-1) ?? high];
  return {
    low: from,
    high: to,
    ticks,
    step,
    y: (amount) => bottom - ((amount - from) / (to - from)) * (bottom - top),
  };
}

/** The lowest and highest; a long ledger has more amounts than a function takes arguments. */
export function extentOf(amounts: readonly number[]): readonly [low: number, high: number] {
  return amounts.reduce<readonly [number, number]>(
    ([low, high], amount) => [Math.min(low, amount), Math.max(high, amount)],
    [Infinity, -Infinity],
  );
}

function widened(amounts: readonly number[]): { readonly low: number; readonly high: number } {
  if (amounts.length === 0) return { low: 0, high: 1 };
  const [low, high] = extentOf(amounts);
  // A constant amount is centred, on a scale as wide as a fiftieth of it.
  const spread = Math.max(high - low, Math.max(Math.abs(low), Math.abs(high)) * 1e-6, 0.02);
  const margin = high === low ? Math.max(1, Math.abs(high) * 0.02) : spread * room;
  return { low: low - margin, high: high + margin };
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
function exactly(amount: number, step: number): number {
  const digits = Math.min(12, Math.max(0, 2 - Math.floor(Math.log10(step))));
  return Number(amount.toFixed(digits));
}
