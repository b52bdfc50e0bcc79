/** Draws of an attack, which may find nothing to draw from. */
export interface Draw {
  /** From 0 to one less than `below`. */
  whole(below: number): number;
  /** undefined where there is none. */
  one<T>(of: readonly T[]): T | undefined;
}

/** The same for the same seed, on every machine: mulberry32. */
export function seededDraw(seed: number): Draw {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number): number => Math.floor(fraction() * below);
  return { whole, one: (of) => of[whole(of.length)] };
}
