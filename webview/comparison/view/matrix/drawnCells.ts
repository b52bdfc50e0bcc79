import type { TextContext } from "../../../../src/text/segment.ts";

/** What each cell of the live table was drawn from: one that would come out the same is not drawn again. */
export interface DrawnCells {
  /** Notes what a cell was drawn from, in one text of all that decides it. */
  note(cell: Element, from: string, context: TextContext): void;
  isFrom(cell: Element, from: string, context: TextContext): boolean;
}

export function createDrawnCells(): DrawnCells {
  const known = new WeakMap<Element, { readonly from: string; readonly context: TextContext }>();
  return {
    note: (cell, from, context) => known.set(cell, { from, context }),
    isFrom(cell, from, context) {
      const before = known.get(cell);
      return before !== undefined && before.from === from && before.context === context;
    },
  };
}
