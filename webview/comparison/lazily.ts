import { draw } from "../lib/morph.ts";

/** Draws a part of the page again only when what it is drawn from has changed. */
export interface Lazily {
  draw(region: HTMLElement, from: readonly unknown[], view: () => HTMLElement): void;
}

export function createLazily(): Lazily {
  const drawnFrom = new Map<HTMLElement, readonly unknown[]>();
  return {
    draw(region, from, view) {
      const before = drawnFrom.get(region);
      if (before !== undefined && from.every((each, place) => each === before[place])) return;
      drawnFrom.set(region, from);
      draw(region, view());
    },
  };
}
