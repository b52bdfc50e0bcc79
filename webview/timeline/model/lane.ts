import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { CallMark } from "../../../src/core/timeline/timeline.ts";
import { pictureText } from "../../../src/text/timeline/pictureWords.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import { type DrawnMark, stateOf } from "./marks.ts";
import type { Sheet } from "./sheet.ts";

/** The row below the plot with the calls that returned no balance: no amount is to be read off their height. */
export interface DrawnLane {
  readonly what: "lane";
  readonly words: string;
  readonly label: PlacedWords | null;
}

/** The place of the row, px. */
export interface LaneRow {
  /** The middle. */
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether any of these calls returned no balance. */
export function needsLane(calls: readonly CallMark[], quantity: Quantity): boolean {
  return calls.some((call) => stateOf(call, quantity) !== "answered");
}

/** Names the marks of the row, beside the newest that has room. */
export function drawLane(marks: readonly DrawnMark[], { y, top, bottom }: LaneRow, sheet: Sheet): DrawnLane | null {
  const own = marks.filter(({ state }) => state !== "answered").toReversed();
  if (own.length === 0) return null;
  const words = pictureText(
    own.some(({ state }) => state === "null") ? "calls-without" : "failed-calls",
    sheet.context,
  );
  return { what: "lane", words, label: sheet.placing.place(beside(own, words, y), { ...sheet.plot, top, bottom }) };
}

function* beside(marks: readonly DrawnMark[], text: string, y: number): Generator<PlacedWords> {
  for (const { x } of marks) {
    // A mark's number may stand between it and the words.
    for (const away of [12, 28]) {
      yield { text, x: x - away, y, anchor: "end" };
      yield { text, x: x + away, y, anchor: "start" };
    }
  }
}
