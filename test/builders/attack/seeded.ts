import { drawFrom } from "../worlds/draw.ts";

/** Draws of an attack, which may find nothing to draw from. */
export interface Draw {
  /** From 0 to one less than `below`. */
  whole(below: number): number;
  /** undefined where there is none. */
  one<T>(of: readonly T[]): T | undefined;
}

/** The same for the same seed. */
export function seededDraw(seed: number): Draw {
  const { fraction } = drawFrom(seed);
  const whole = (below: number): number => Math.floor(fraction() * below);
  return { whole, one: (of) => of[whole(of.length)] };
}
