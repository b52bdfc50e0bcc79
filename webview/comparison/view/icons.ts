import { outlineIcon } from "../../lib/outlineIcon.ts";

/** Outlines on a 16 by 16 grid. */
const outlines = {
  run: "M4 2.5v11l9-5.5z",
  stop: "M4 4h8v8H4z",
  info: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13zM8 7v4.5M8 4.4v1.2",
  warning: "M8 1.8l6.7 12H1.3zM8 6v4M8 11.3v1.2",
  problem: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13zM5.5 5.5l5 5M10.5 5.5l-5 5",
  agree: "M2.5 8.5l3.5 3.5l7.5-8",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  docs: "M9 2.5h4.5V7M13.5 2.5L7 9M11.5 9v4.5h-9v-9H7",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  unfold: "M6 3.5L2 8l4 4.5M10 3.5L14 8l-4 4.5",
  fold: "M2 3.5L6 8l-4 4.5M14 3.5L10 8l4 4.5",
} as const;

export type IconName = keyof typeof outlines;

/** A decorative icon: its meaning is always in the text too. */
export function icon(name: IconName): SVGSVGElement {
  return outlineIcon(name, outlines[name]);
}
