import type { Page } from "playwright-core";
import { within } from "../within.mts";

/** So many are waited for: those that a small app with mistakes has at least. */
const fewest = 3;

/**
 * From the click that opens a file of the explorer to the frame that shows its marks, three of them at least: ms. No editor may be
 * open. Measured inside the page, so that driving it from outside does not count.
 */
export async function timeToMarks(page: Page, file: string): Promise<number> {
  const row = page.locator(".explorer-folders-view").getByRole("treeitem", { name: file });
  await row.waitFor();
  const measured = await page.evaluateHandle((least) => {
    const shown = () => document.querySelectorAll(".monaco-editor .view-overlays [class*=squiggly-]").length;
    if (shown() > 0) throw new Error("a file is marked already");
    const took = new Promise<number>((resolve) => {
      let clicked = 0;
      const note = () => {
        clicked = performance.now();
      };
      document.addEventListener("mousedown", note, { capture: true });
      const observer = new MutationObserver(() => {
        if (clicked === 0 || shown() < least) return;
        observer.disconnect();
        document.removeEventListener("mousedown", note, { capture: true });
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clicked)));
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    // Boxed: a promise would be waited for here already, before the click.
    return { took };
  }, fewest);
  await row.click();
  return within(
    measured.evaluate(({ took }) => took),
    `the marks in ${file}`,
  );
}
