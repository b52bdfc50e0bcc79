import type { Page } from "playwright-core";
import { timeToFrame } from "./timeToFrame.mts";

/** So many are waited for: those that a small app with mistakes has at least. */
const fewest = 3;

/**
 * From the click that opens a file of the explorer to the frame that shows its marks, three of them at least: ms. No
 * editor may be open.
 */
export async function timeToMarks(page: Page, file: string): Promise<number> {
  const row = page.locator(".explorer-folders-view").getByRole("treeitem", { name: file });
  await row.waitFor();
  const selector = ".monaco-editor .view-overlays [class*=squiggly-]";
  return timeToFrame(page, { what: `the marks in ${file}`, selector, fewest }, () => row.click());
}
