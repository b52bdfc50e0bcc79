import type { Page } from "playwright-core";
import { within } from "../within.mts";

/** The row that is waited for: its place among those of the tree, from 0, and a part of its name. */
export interface AwaitedRow {
  readonly index: number;
  readonly name: string;
}

/**
 * From the click that `act` makes to the frame that shows the row: ms. Measured inside the page, so that driving it from
 * outside does not count.
 */
export async function timeToRow(page: Page, row: AwaitedRow, act: () => Promise<void>): Promise<number> {
  const measured = await page.evaluateHandle(({ index, name }) => {
    const isShown = () =>
      document
        .querySelector(`.sidebar .pane-body .monaco-list-row[data-index="${index}"]`)
        ?.getAttribute("aria-label")
        ?.includes(name) === true;
    if (isShown()) throw new Error(`row ${index} is ${name} already`);
    const took = new Promise<number>((resolve) => {
      let clicked = 0;
      const note = () => {
        clicked = performance.now();
      };
      document.addEventListener("mousedown", note, { capture: true });
      const observer = new MutationObserver(() => {
        if (clicked === 0 || !isShown()) return;
        observer.disconnect();
        document.removeEventListener("mousedown", note, { capture: true });
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clicked)));
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    // Boxed: a promise would be waited for here already, before the click.
    return { took };
  }, row);
  await act();
  return within(
    measured.evaluate(({ took }) => took),
    `the row of ${row.name}`,
  );
}
