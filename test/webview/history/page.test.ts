import { describe, expect, it } from "vitest";
import { usePanels } from "../panels.ts";
import { expectNothingFound, otherThemes } from "../support/axe.ts";
import { type HistoryCaseName, historyCases } from "../support/historyCases.ts";
import type { OpenOptions } from "../support/panelPage.ts";

const open = usePanels("history");

const show = (name: HistoryCaseName, options: Partial<OpenOptions> = {}) =>
  open({ snapshot: historyCases[name](), ...options });
type Panel = Awaited<ReturnType<typeof show>>;

const namesIn = ({ page }: Panel) => page.locator("tbody .open").allTextContents();
const focusedRow = ({ page }: Panel) =>
  page.evaluate(() => document.activeElement?.closest("tr")?.dataset.row ?? document.activeElement?.tagName);
const found = (...keys: string[]) => ({ "history/find": { keys } });

describe("the list", () => {
  it("says of each comparison what was compared, when, the verdict with its signed difference, and the cache's age", async () => {
    const { page } = await show("usual");
    const text = await page.locator("tbody tr").nth(1).textContent();
    for (const words of [
      "Hold missing from cache",
      "First Platypus Bank · Local Sandbox",
      "Hold newer than the update",
      "+$450.00",
      "≤ 9 h old",
    ]) {
      expect(text).toContain(words);
    }
    // No meaning by colour or shape alone.
    expect(text).toContain("pinned");
    expect(await page.getByRole("status").first().textContent()).toBe("Comparisons: 12 of 12");
  });

  it("opens a row with one click anywhere on it, and with Enter", async () => {
    const panel = await show("usual");
    await panel.page.getByText("+$450.00").first().click();
    await panel.page.getByRole("button", { name: "Canada: CAD, USD, BTC" }).first().press("Enter");
    expect(await panel.asked("history/open")).toEqual([{ key: "row 2" }, { key: "row 3" }]);
  });

  it("says what is still to be read, and fills", async () => {
    const panel = await show("opening");
    await panel.page.getByText("Comparisons: 12 of 12 · 8 still to be read").waitFor();
    await panel.tell(historyCases.usual(), "history/shown");
    await panel.page.getByText("Comparisons: 12 of 12", { exact: true }).waitFor();
    expect(await panel.page.getByText("…", { exact: true }).count()).toBe(0);
  });

  it("keeps names text, whatever markup they hold", async () => {
    const { page } = await show("longNames");
    await page.getByText("<img src=x onerror=alert(1)>").waitFor();
    expect(await page.locator("main img").count()).toBe(0);
  });

  it("draws of ten thousand comparisons what is seen, wherever that is", async () => {
    const { page } = await show("tenThousand");
    expect(await page.getByRole("status").first().textContent()).toBe("Comparisons: 10,000 of 10,000");
    expect(await page.getByRole("table").getAttribute("aria-rowcount")).toBe("10001");
    expect(await page.locator("tbody tr").count()).toBeLessThan(100);
    await page.locator("tbody .open").first().focus();
    await page.keyboard.press("End");
    await page.locator('tr[aria-rowindex="10001"]').waitFor();
    expect(await page.locator("tbody tr").count()).toBeLessThan(100);
  });
});

describe("the search", () => {
  it("asks the host with every letter, and shows what it found", async () => {
    const panel = await show("usual", { answers: found("row 2", "row 8") });
    await panel.page.getByRole("searchbox").pressSequentially("$89");
    await panel.page.getByText("Comparisons: 2 of 12").waitFor();
    expect(await namesIn(panel)).toEqual(["Hold missing from cache", "Canada: CAD, USD, BTC"]);
    expect(await panel.asked("history/find")).toEqual([{ typed: "$" }, { typed: "$8" }, { typed: "$89" }]);
    await panel.page.keyboard.press("Escape");
    await panel.page.getByText("Comparisons: 12 of 12").waitFor();
  });

  it("is asked again when the list changes, and kept over a reload without anything that was listed", async () => {
    const panel = await show("usual", { answers: found("row 2") });
    await panel.page.getByRole("searchbox").fill("hold");
    await panel.page.getByText("Comparisons: 1 of 12").waitFor();
    await panel.tell(historyCases.ofItem(), "history/shown");
    await panel.page.getByText("Comparisons: 1 of 3").waitFor();
    const kept = JSON.stringify(await panel.savedState());
    expect(JSON.parse(kept)).toEqual({ schemaVersion: 1, itemId: "item-1", view: { typed: "hold", top: 0 } });
    await panel.reload();
    await panel.page.getByText("Comparisons: 1 of 3").waitFor();
    expect(await panel.page.getByRole("searchbox").inputValue()).toBe("hold");
  });

  it("says when nothing fits, and is cleared by a button", async () => {
    const { page } = await show("usual", { answers: found() });
    await page.getByRole("searchbox").fill("nowhere");
    await page.getByText("No comparison matches.").waitFor();
    await page.getByRole("button", { name: "Clear Search" }).click();
    await page.getByText("Comparisons: 12 of 12").waitFor();
  });
});

describe("with the keyboard alone", () => {
  it("one types, goes to a row, opens, pins, selects two and compares them", async () => {
    const panel = await show("usual", { answers: found("row 2", "row 3", "row 4") });
    const { keyboard } = panel.page;
    await panel.page.getByRole("searchbox").fill("a");
    await panel.page.getByText("Comparisons: 3 of 12").waitFor();
    await keyboard.press("ArrowDown");
    expect(await focusedRow(panel)).toBe("row 2");
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    await keyboard.press("p");
    await keyboard.press("Space");
    await keyboard.press("d");
    await keyboard.press("Enter");
    await keyboard.press("Delete");
    await keyboard.press("ArrowUp");
    await keyboard.press("p");
    await keyboard.press("ArrowUp");
    expect(await focusedRow(panel)).toBe("INPUT");
    const asked = (await panel.requests()).filter(({ name }) => !/ready|find/.test(name));
    expect(asked).toEqual([
      { name: "history/pin", payload: { key: "row 3", isPinned: true } },
      { name: "history/diff", payload: { key: "row 2", otherKey: "row 3" } },
      { name: "history/open", payload: { key: "row 3" } },
      { name: "history/delete", payload: { key: "row 3" } },
      { name: "history/pin", payload: { key: "row 2", isPinned: false } },
    ]);
  });

  it("a key that is held, and one with Caps Lock, does its work once", async () => {
    const panel = await show("usual");
    const row = panel.page.getByRole("button", { name: "Canada: CAD, USD, BTC" }).first();
    await row.focus();
    await row.evaluate((button) => {
      for (const repeat of [false, true, true])
        button.dispatchEvent(new KeyboardEvent("keydown", { key: "P", repeat, bubbles: true }));
    });
    await panel.page.keyboard.press("Enter");
    expect(await panel.asked("history/open")).toEqual([{ key: "row 3" }]);
    expect(await panel.asked("history/pin")).toEqual([{ key: "row 3", isPinned: true }]);
  });

  it("the focus stays at its place when the comparison there is deleted", async () => {
    const panel = await show("usual");
    await panel.page.getByRole("button", { name: "Canada: CAD, USD, BTC" }).first().focus();
    const { rows, ...rest } = historyCases.usual();
    await panel.tell({ ...rest, rows: rows.filter(({ key }) => key !== "row 3") }, "history/shown");
    await panel.page.getByText("Comparisons: 11 of 11").waitFor();
    expect(await focusedRow(panel)).toBe("row 4");
    await panel.tell({ ...rest, rows: rows.slice(0, 1) }, "history/shown");
    await panel.page.getByText("Comparisons: 1 of 1").waitFor();
    expect(await focusedRow(panel)).toBe("row 1");
  });

  it("the tab key stops at the controls of one row", async () => {
    const panel = await show("usual");
    await panel.page.getByRole("button", { name: "Delete All Unpinned…" }).focus();
    const stops: (string | null | undefined)[] = [];
    for (let press = 0; press < 6; press++) {
      await panel.page.keyboard.press("Tab");
      stops.push(await panel.page.evaluate(() => document.activeElement?.getAttribute("data-do")));
    }
    expect(stops).toEqual(["select", "open", "pin", "timeline", "delete", null]);
  });
});

describe("the buttons", () => {
  it("compare two, of which a third replaces the first", async () => {
    const panel = await show("usual");
    const diff = panel.page.getByRole("button", { name: "Diff Selected" });
    expect(await diff.isDisabled()).toBe(true);
    for (const at of [0, 1, 4]) await panel.page.getByRole("checkbox").nth(at).click();
    expect(await panel.page.getByRole("checkbox", { checked: true }).count()).toBe(2);
    await diff.click();
    expect(await panel.asked("history/diff")).toEqual([{ key: "row 2", otherKey: "row 5" }]);
  });

  it("are one for each thing that the host does", async () => {
    const panel = await show("ofItem");
    const { page } = panel;
    await page.getByRole("button", { name: "Pin: Stale cache: daily refresh, Mar 1, 2026, 12:00" }).click();
    await page.getByRole("button", { name: "Open Time Line: Stale cache: daily refresh" }).click();
    await page.getByRole("button", { name: "Delete: Stale cache: daily refresh" }).click();
    await page.getByRole("button", { name: "Show Every Item" }).click();
    await page.getByRole("button", { name: "Delete All Unpinned…" }).click();
    const asked = (await panel.requests()).map(({ name }) => name).filter((name) => name !== "history/ready");
    expect(asked).toEqual([
      "history/pin",
      "history/timeline",
      "history/delete",
      "history/everyItem",
      "history/deleteUnpinned",
    ]);
  });

  it("lead out of every state in which there are no rows, or not all", async () => {
    const clicked: readonly (readonly [HistoryCaseName, string, string])[] = [
      ["empty", "Compare Balances", "history/compare"],
      ["failed", "Try Again", "history/again"],
      ["failed", "Show Log", "history/log"],
      ["unreadable", "Show in Folder", "history/folder"],
    ];
    for (const [name, button, request] of clicked) {
      const panel = await show(name);
      await panel.page.getByRole("button", { name: button }).click();
      expect(await panel.asked(request)).toEqual([null]);
    }
  });

  it("say when the host could not do it", async () => {
    const { page } = await show("usual", { refuse: { "history/pin": "internal" } });
    await page.getByRole("button", { name: "Pin: Stale cache: daily refresh, Mar 1, 2026, 12:00" }).click();
    await page.getByRole("alert").getByText("That didn't work. See the log.").waitFor();
  });
});

it("says so when the host does not answer at all", async () => {
  const { page } = await show("usual", { refuse: { "history/ready": "internal" } });
  await page.getByRole("alert").getByText("Couldn't read the history.").waitFor();
});

describe("axe finds nothing", () => {
  it.each([
    ["usual", otherThemes],
    ["unreadable", ["light"]],
    ["failed", []],
    ["empty", []],
    ["opening", ["light"]],
    ["longNames", []],
  ] as const)("%s", async (name, inOtherThemes) => {
    await expectNothingFound(await show(name, { width: name === "longNames" ? 600 : 1000 }), inOtherThemes);
  });
});

it("has room for long names in 600 pixels", async () => {
  const { page } = await show("longNames", { width: 600 });
  await page.locator("tbody tr").first().waitFor();
  const { wide, seen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    seen: document.documentElement.clientWidth,
  }));
  expect(wide).toBe(seen);
});
