import type { Page } from "playwright-core";
import { expect } from "vitest";

/** The pointer over a time line's picture. `x` is px from its left edge, `y` from its middle. */
export async function pointerOver(page: Page) {
  const box = await page.locator(".tl-picture").boundingBox();
  if (box === null) throw new Error("the page has no picture");
  const move = (x: number, y = 0) => page.mouse.move(box.x + x, box.y + box.height / 2 + y);
  const drawn = () =>
    page
      .locator(".tl-cursor-line")
      .evaluateAll((lines) => lines.map((line) => line.getAttribute("d")?.split(" ")[0]?.slice(1)));
  return {
    move,
    async click(x: number): Promise<void> {
      await move(x);
      await page.mouse.down();
      await page.mouse.up();
    },
    /** Leaves the picture. */
    leave: () => page.mouse.move(0, 0),
    /** Resolves once the moment that is pointed at is drawn there; null: none is. */
    drawnAt: (x: number | null) => expect.poll(drawn).toEqual(x === null ? [] : [String(x)]),
    /** The moment that the picture says, ISO 8601. */
    moment: async () => new Date(Number(await page.locator(".tl-picture").getAttribute("aria-valuenow"))).toISOString(),
  };
}
