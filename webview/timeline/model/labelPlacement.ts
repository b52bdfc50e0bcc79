import type { Box } from "./boxes.ts";

/** Text with its position; `y` is the middle of the line. */
export interface PlacedWords {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly isBold?: boolean;
}

/** The width of text in the picture's font, px. */
export type Measure = (text: string, isBold?: boolean | undefined) => number;

/** Places text where it covers nothing, and keeps track of occupied areas. */
export interface Placing {
  /** The first candidate that covers nothing and lies within the bounds; null when none does. */
  place(candidates: Iterable<PlacedWords>, within: Box): PlacedWords | null;
  /** Marks an area as occupied. */
  take(box: Box): void;
}

/** px kept free around text. */
const margin = 2;

export function createPlacing(measure: Measure, lineHeight: number): Placing {
  const taken: Box[] = [];

  function boxOf({ text, x, y, anchor, isBold }: PlacedWords): Box {
    const width = measure(text, isBold);
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    return { left, right: left + width, top: y - lineHeight / 2, bottom: y + lineHeight / 2 };
  }

  function isTaken({ left, top, right, bottom }: Box): boolean {
    return taken.some(
      (each) =>
        left < each.right + margin &&
        each.left < right + margin &&
        top < each.bottom + margin &&
        each.top < bottom + margin,
    );
  }

  return {
    take: (box) => void taken.push(box),
    place(candidates, within) {
      for (const candidate of candidates) {
        const box = boxOf(candidate);
        if (box.left < within.left || box.right > within.right || box.top < within.top || box.bottom > within.bottom) {
          continue;
        }
        if (isTaken(box)) continue;
        taken.push(box);
        return candidate;
      }
      return null;
    },
  };
}
