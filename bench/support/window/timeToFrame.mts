import type { Page } from "playwright-core";
import { within } from "../within.mts";

export interface Awaited {
  /** What it is, as a failure tells it. */
  readonly what: string;
  readonly selector: string;
  /** How many elements the selector finds then, at least. */
  readonly fewest: number;
}

/**
 * From the click that `act` makes to the frame that shows what is awaited, and was not there before: ms. Measured inside
 * the page, so that driving it from outside does not count.
 */
export async function timeToFrame(page: Page, awaited: Awaited, act: () => Promise<void>): Promise<number> {
  const measured = await page.evaluateHandle(({ what, selector, fewest }) => {
    const isShown = () => document.querySelectorAll(selector).length >= fewest;
    if (document.querySelector(selector) !== null) throw new Error(`${what}: there already`);
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
  }, awaited);
  await act();
  return within(
    measured.evaluate(({ took }) => took),
    awaited.what,
  );
}
