import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { type CaseName, cases } from "./support/cases.ts";

const open = usePanels();

/** What of the page moves by itself. */
function moving(page: Page): Promise<number> {
  return page.evaluate(() => document.getAnimations().length);
}

/** Parts of the page whose content is wider than they are, and is not scrolled to. */
function cut(page: Page): Promise<readonly string[]> {
  return page
    .locator(".band, .verdict, .finding, .matrix th, td[data-account], .difference, .why")
    .evaluateAll((parts) =>
      parts
        .filter((part) => part.getClientRects().length > 0 && part.scrollWidth > part.clientWidth + 1)
        .map((part) => `${part.className}: ${part.textContent}`),
    );
}

describe("a person who wants no motion", () => {
  it("sees none, by the system's setting or by VS Code's", async () => {
    const still = await open({ snapshot: cases.running(), reducedMotion: true });
    expect(await moving(still.page)).toBe(0);
    const { page } = await open({ snapshot: cases.running() });
    expect(await moving(page)).toBeGreaterThan(0);
    await page.evaluate(() => document.body.classList.add("vscode-reduce-motion"));
    expect(await moving(page)).toBe(0);
  });
});

const shown: readonly CaseName[] = ["usual", "partial", "running", "offline", "longNames", "oddMoney", "largest"];

describe.each([
  ["at a zoom of 200 %", 640, 400],
  ["at 300 px", 300, 800],
  ["beside a side bar", 1100, 800],
  ["on a wide screen", 2400, 1200],
])("%s", (_where, width, height) => {
  it.each(shown)("nothing is cut: %s", async (name) => {
    const { page } = await open({ snapshot: cases[name](), width, height });
    await page.locator(".verdict-sentence").waitFor();
    expect(await cut(page)).toEqual([]);
  });

  it("the page is as wide as the window, and only the table goes on sideways", async () => {
    const { page } = await open({ snapshot: cases.usual(), width, height });
    const widest = await page
      .locator(".band")
      .evaluateAll((bands) => Math.max(...bands.map((band) => band.getBoundingClientRect().width)));
    expect(widest).toBeLessThanOrEqual(width);
  });
});

describe("the look for what is cut", () => {
  it("finds it", async () => {
    const { page } = await open({ snapshot: cases.usual(), width: 300 });
    await page.locator(".verdict-sentence").evaluate((sentence: HTMLElement) => {
      sentence.style.whiteSpace = "nowrap";
    });
    expect((await cut(page)).join()).toContain("verdict");
  });
});
