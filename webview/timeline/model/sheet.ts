import type { TextContext } from "../../../src/text/segment.ts";
import type { MoneyScale } from "./moneyScale.ts";
import type { Box, Measure, Placing } from "./placing.ts";
import type { TimeScale } from "./timeScale.ts";

/** What every part of one picture is drawn on. */
export interface Sheet {
  readonly time: TimeScale;
  readonly money: MoneyScale;
  /** Where lines are drawn; the words of the axes lie outside. */
  readonly plot: Box;
  /** Up to where something is known, ms since the epoch. */
  readonly end: number;
  readonly placing: Placing;
  readonly measure: Measure;
  readonly lineHeight: number;
  readonly context: TextContext;
}

/** The strip above the plot, where the writes of the copy are. */
export function stripOf({ plot }: Sheet): Box {
  return { left: plot.left - 4, right: plot.right + 8, top: 0, bottom: plot.top };
}
