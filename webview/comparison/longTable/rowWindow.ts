import type { RowPlaces } from "./rowHeights.ts";

/** The rows of a long table that are drawn; empty space takes the place of the others. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** px of the rows between two places of one group. */
  roomOf(from: number, to: number): number;
}

/** The visible part of the table, px from the head of its first group. */
export interface Viewport {
  readonly top: number;
  readonly height: number;
}

/** The visible rows and so many more on either side. */
export function rowWindow({ tops, bottoms }: RowPlaces, { top, height }: Viewport, beyond: number): RowWindow {
  const count = tops.length;
  const first = Math.min(Math.max(0, count - 1), firstBeyond(bottoms, top));
  const end = Math.max(first + 1, firstBeyond(tops, top + height));
  return {
    from: clamp(first - beyond, count),
    to: clamp(end + beyond, count),
    roomOf: (from, to) => (from >= to ? 0 : (bottoms[to - 1] ?? 0) - (tops[from] ?? 0)),
  };
}

/**
 * As much of the wanted window as one frame affords: drawn rows cost nothing, and at most `most` others are added next
 * to them, downwards first.
 */
export function affordable(shown: RowWindow, wanted: RowWindow, most: number): RowWindow {
  const keptFrom = Math.max(shown.from, wanted.from);
  const keptTo = Math.min(shown.to, wanted.to);
  if (keptFrom >= keptTo) return { ...wanted, to: Math.min(wanted.to, wanted.from + most) };
  const to = Math.min(wanted.to, keptTo + most);
  return { ...wanted, from: Math.max(wanted.from, keptFrom - (most - (to - keptTo))), to };
}

/** True when the outer window contains the inner one. */
export function holds(outer: RowWindow, inner: RowWindow): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}

/** Rows of the wanted window that are not drawn yet. */
export function freshRows(shown: RowWindow, wanted: RowWindow): number {
  const kept = Math.min(shown.to, wanted.to) - Math.max(shown.from, wanted.from);
  return wanted.to - wanted.from - Math.max(0, kept);
}

/** The wanted window joined with the drawn one where they overlap. */
export function keeping(wanted: RowWindow, shown: RowWindow): RowWindow {
  return freshRows(shown, wanted) < wanted.to - wanted.from ? together(wanted, shown) : wanted;
}

/** Everything from the first to the last row of two windows. */
export function together(wanted: RowWindow, shown: RowWindow): RowWindow {
  return { ...wanted, from: Math.min(wanted.from, shown.from), to: Math.max(wanted.to, shown.to) };
}

/** The first place that is further down than `at`. */
function firstBeyond(places: readonly number[], at: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
