import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { CallMark } from "../../../src/core/timeline/timeline.ts";
import { pictureText } from "../../../src/text/timeline/pictureWords.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import { stateOf } from "./marks.ts";
import type { Sheet } from "./sheet.ts";

/** The row below the plot with the calls that returned no balance: no amount is to be read off their height. */
export interface DrawnLane {
  /** The middle of the row, px. */
  readonly y: number;
  readonly words: string;
  readonly label: PlacedWords | null;
}

/** Whether any of these calls returned no balance. */
export function needsLane(calls: readonly CallMark[], quantity: Quantity): boolean {
  return calls.some((call) => stateOf(call, quantity) !== "answered");
}

/** @param y the middle of the row, px */
export function drawLane(calls: readonly CallMark[], quantity: Quantity, y: number, sheet: Sheet): DrawnLane | null {
  if (!needsLane(calls, quantity)) return null;
  const { placing, plot, lineHeight, context } = sheet;
  const words = pictureText(
    calls.some((call) => stateOf(call, quantity) === "null") ? "calls-without" : "failed-calls",
    context,
  );
  const row = { left: plot.left, right: plot.right, top: y - lineHeight, bottom: y + lineHeight };
  const places: readonly PlacedWords[] = [
    { text: words, x: plot.left + 6, y, anchor: "start" },
    { text: words, x: plot.right - 6, y, anchor: "end" },
    { text: words, x: (plot.left + plot.right) / 2, y, anchor: "middle" },
  ];
  return { y, words, label: placing.place(places, row) };
}
