import type { CallMark } from "../../../src/core/timeline/timeline.ts";
import { markSize } from "../model/marks.ts";
import { px } from "../model/stepPath.ts";

/** Cached is a disc, evaluated a diamond, real-time a square. */
export const shapes: Readonly<Record<CallMark["kind"], (place: { readonly x: number; readonly y: number }) => string>> =
  {
    cached: ({ x, y }) => {
      const r = markSize - 0.3;
      return `M${px(x - r)} ${px(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    },
    evaluated: ({ x, y }) => {
      const r = markSize + 0.7;
      return `M${px(x)} ${px(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`;
    },
    "real-time": ({ x, y }) => {
      const r = markSize - 0.7;
      return `M${px(x - r)} ${px(y - r)}h${2 * r}v${2 * r}h${-2 * r}Z`;
    },
  };

/** A failed call. */
export function cross({ x, y }: { readonly x: number; readonly y: number }): string {
  const r = markSize - 0.5;
  return `M${px(x - r)} ${px(y - r)}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
}
