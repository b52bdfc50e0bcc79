/** Chance that throws the same numbers for the same seed. */
export interface Dice {
  /** In [0, 1). */
  unit(): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  /** True this often. */
  chance(share: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  /** One name of a table of shares, which need not add up to one. */
  byShare<Name extends string>(shares: Readonly<Record<Name, number>>): Name;
  /** How long until something that happens once in so long on average happens next. */
  wait(mean: number): number;
}

/** SplitMix32, seeded by one whole number. */
export function diceOf(seed: number): Dice {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const unit = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    whole,
    chance: (share) => unit() < share,
    pick: (values) => {
      const value = values[whole(0, values.length - 1)];
      if (value === undefined) throw new RangeError("nothing to pick from");
      return value;
    },
    byShare: <Name extends string>(shares: Readonly<Record<Name, number>>): Name => {
      const names = Object.keys(shares) as Name[];
      let left = unit() * names.reduce((sum, name) => sum + shares[name], 0);
      for (const name of names) {
        left -= shares[name];
        if (left < 0) return name;
      }
      throw new RangeError("no share is above nothing");
    },
    wait: (mean) => -Math.log(1 - unit()) * mean,
  };
}
