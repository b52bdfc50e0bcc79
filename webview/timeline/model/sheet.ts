import type { PictureContext } from "../../../src/text/timeline/pictureWords.ts";
import type { Box } from "./boxes.ts";
import type { Measure, Placing } from "./labelPlacement.ts";
import type { MoneyScale } from "./moneyScale.ts";
import type { TimeScale } from "./timeScale.ts";

/** What all parts of one picture share. */
export interface Sheet {
  readonly time: TimeScale;
  readonly money: MoneyScale;
  /** The area of the lines; the axis labels are outside. */
  readonly plot: Box;
  /** The latest moment with known data, ms since the epoch. */
  readonly end: number;
  readonly placing: Placing;
  readonly measure: Measure;
  readonly lineHeight: number;
  readonly context: PictureContext;
}

/** The strip above the plot, with the writes of the copy. */
export function stripBox({ plot }: Sheet): Box {
  return { left: plot.left - 4, right: plot.right + 8, top: 0, bottom: plot.top };
}
