import type { TextContext } from "../../text/segment.ts";
import type { Style } from "../terminal/style.ts";

/** What every part of a report is drawn with. */
export interface Rendering {
  readonly context: TextContext;
  readonly style: Style;
  /** Columns to stay within. */
  readonly width: number;
  /** Whether everything is told: causes and advice, each call in a row of its own, its request ID. */
  readonly isVerbose: boolean;
}
