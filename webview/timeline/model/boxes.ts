/** A rectangle, px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rectangles that are added from left to right. */
export interface Boxes {
  readonly all: readonly Box[];
  add(left: number, top: number, right: number, bottom: number): void;
}

/**
 * Makes neighbours one while they are narrower than `width` together: a long ledger has several steps per px, and an object
 * for each would take longer than drawing it.
 */
export function createBoxes(width: number): Boxes {
  const all: Box[] = [];
  let last: { -readonly [Side in keyof Box]: Box[Side] } | null = null;
  return {
    all,
    add(left, top, right, bottom) {
      if (last === null || right - last.left >= width) {
        last = { left, top, right, bottom };
        all.push(last);
      } else {
        last.top = Math.min(last.top, top);
        last.right = Math.max(last.right, right);
        last.bottom = Math.max(last.bottom, bottom);
      }
    },
  };
}
