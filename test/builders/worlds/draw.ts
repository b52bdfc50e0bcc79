/** Chance that gives the same numbers for the same seed. */
export interface Draw {
  /** In [0, 1). */
  fraction(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<Value>(values: readonly Value[]): Value;
  /** True this often. */
  chance(probability: number): boolean;
  /** An amount of money to the cent. */
  money(low: number, high: number): number;
}

/** Mulberry32: small, well spread, and the same on every machine. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    between,
    pick: (values) => {
      const value = values[between(0, values.length - 1)];
      if (value === undefined) throw new RangeError("nothing to pick from");
      return value;
    },
    chance: (probability) => fraction() < probability,
    money: (low, high) => between(Math.round(low * 100), Math.round(high * 100)) / 100,
  };
}
