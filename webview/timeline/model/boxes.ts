/** A rectangle, px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * These rectangles from left to right, with neighbours made one while they are narrower than `width` together: a long
 * ledger has several steps per px.
 */
export function merged(boxes: readonly Box[], width: number): readonly Box[] {
  const all: Box[] = [];
  let last: Box | null = null;
  for (const box of boxes) {
    if (last === null || box.right - last.left >= width) {
      last = box;
      all.push(box);
    } else {
      last = {
        left: last.left,
        top: Math.min(last.top, box.top),
        right: Math.max(last.right, box.right),
        bottom: Math.max(last.bottom, box.bottom),
      };
      all[all.length - 1] = last;
    }
  }
  return all;
}
