import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { usePanels } from "../panels.ts";
import { type CaseName, cases } from "../support/cases.ts";

const open = usePanels();

/** Each mask that is on screen, with the number of lines it takes. */
function masksOn(page: Page): Promise<readonly (readonly [string, number])[]> {
  return page.evaluate(() => {
    const found: [string, number][] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      for (const { 0: mask, index } of (node.textContent ?? "").matchAll(/••\w+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + mask.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 0) found.push([`${mask} in ${node.parentElement?.className}`, lines.size]);
      }
    }
    return found;
  });
}

const shown: readonly CaseName[] = ["longNames", "fetchedAlone", "reroute"];

it.each(shown.flatMap((name) => [300, 600, 1085].map((width) => [name, width] as const)))(
  "a mask is broken nowhere on the page, its notes and drawer opened: %s at %i px",
  async (name, width) => {
    const { page } = await open({ snapshot: cases[name](), width });
    for (const closed of await page.locator("details:not([open]) > summary").all()) {
      if (await closed.isVisible()) await closed.click();
    }
    await page.locator("td[data-account] .cell").first().click();
    await page.locator("[data-role=drawer]").waitFor();
    const masks = await masksOn(page);
    expect(masks.length).toBeGreaterThan(1);
    expect(masks.filter(([, lines]) => lines !== 1)).toEqual([]);
  },
);
