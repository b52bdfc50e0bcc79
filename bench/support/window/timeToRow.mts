import type { Page } from "playwright-core";
import { timeToFrame } from "./timeToFrame.mts";

/** The row that is waited for: its place among those of the tree, from 0, and a part of its name. */
export interface AwaitedRow {
  readonly index: number;
  readonly name: string;
}

/** From the click that `act` makes to the frame that shows the row: ms. */
export async function timeToRow(page: Page, { index, name }: AwaitedRow, act: () => Promise<void>): Promise<number> {
  const selector = `.sidebar .pane-body .monaco-list-row[data-index="${index}"][aria-label*="${name}"]`;
  return timeToFrame(page, { what: `the row of ${name}`, selector, fewest: 1 }, act);
}
