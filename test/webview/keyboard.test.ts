import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";

const open = usePanels();

function focused(page: Page): Promise<{ reading: string | null; account: string | null; outlined: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const cell = element?.closest("td");
    return {
      reading: cell?.getAttribute("data-reading") ?? null,
      account: cell?.getAttribute("data-account") ?? null,
      outlined: element !== null && getComputedStyle(element).outlineStyle !== "none",
    };
  });
}

async function tabToMatrix(page: Page): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).account !== null) return;
  }
  throw new Error("Tab never reached a cell");
}

describe("the keyboard", () => {
  it("reaches one cell by Tab, the others by arrows, and shows where it is", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await tabToMatrix(page);
    expect(await focused(page)).toEqual({
      reading: "cached:/accounts/get",
      account: "account-Plaid Checking",
      outlined: true,
    });
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toMatchObject({ account: "account-Plaid Saving" });
    await page.keyboard.press("End");
    expect(await focused(page)).toMatchObject({
      reading: "real-time:/accounts/balance/get",
      account: "account-Plaid Saving",
    });
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toMatchObject({ reading: "cached:/accounts/get" });
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+End");
    expect(await focused(page)).toMatchObject({ account: "account-Plaid Student Loan" });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    expect(await focused(page)).toMatchObject({ account: "account-Plaid Student Loan" });
  });

  it("crosses the table rightwards where text runs rightwards to left", async () => {
    const { page } = await open({ snapshot: cases.usual(), dir: "rtl" });
    await tabToMatrix(page);
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toMatchObject({ reading: "evaluated:/signal/evaluate" });
  });

  it("opens the answer of the cell with Enter", async () => {
    const panel = await open({ snapshot: cases.usual() });
    await tabToMatrix(panel.page);
    await panel.page.keyboard.press("Enter");
    await panel.page.getByRole("dialog", { name: "Cached: /accounts/get" }).waitFor();
    await panel.page.keyboard.press("Tab");
    await panel.page.keyboard.press("Enter");
    expect(await panel.requests()).toContainEqual({
      name: "reading/open",
      payload: { readingId: "cached:/accounts/get" },
    });
  });

  it("runs, and cancels with Escape while it runs", async () => {
    const panel = await open({ snapshot: cases.usual() });
    await panel.page.getByRole("button", { name: "Compare Again" }).focus();
    await panel.page.keyboard.press("Enter");
    await panel.tell(cases.running());
    await panel.page.getByText("Cancel", { exact: true }).waitFor();
    await panel.page.keyboard.press("Escape");
    expect((await panel.requests()).map(({ name }) => name)).toEqual([
      "panel/ready",
      "comparison/run",
      "comparison/cancel",
    ]);
  });

  it("chooses a finding, sees its evidence, and lets go of it with Escape", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page.locator(".finding-name").first().focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("td[data-ring]").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    expect(await page.locator("[data-ring]").count()).toBe(0);
  });

  it("goes up from the first row into the heads, along them, and down again", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const inHead = () => page.evaluate(() => document.activeElement?.closest("th")?.getAttribute("data-reading"));
    const words = () => page.evaluate(() => document.activeElement?.textContent);
    await tabToMatrix(page);
    await page.keyboard.press("ArrowUp");
    expect([await inHead(), await words()]).toEqual(["cached:/accounts/get", "+3 match"]);
    await page.keyboard.press("ArrowUp");
    expect(await words()).toBe("/accounts/get");
    await page.keyboard.press("ArrowRight");
    expect(await inHead()).toBe("evaluated:/signal/evaluate");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toMatchObject({
      reading: "evaluated:/signal/evaluate",
      account: "account-Plaid Checking",
    });
  });

  it("stays on the fold when it opens and closes", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page.locator(".fold").first().focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-expanded"))).toBe("true");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-expanded"))).toBe("false");
  });
});
