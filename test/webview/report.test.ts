import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { expectNothingFound, otherThemes } from "./support/axe.ts";
import { type ReportCaseName, reportCases } from "./support/reportCases.ts";

const open = usePanels("report");

const show = (name: ReportCaseName, options: { width?: number; state?: unknown } = {}) =>
  open({ snapshot: reportCases[name](), ...options });

async function namesIn(panel: Awaited<ReturnType<typeof show>>): Promise<readonly string[]> {
  return panel.page.locator("tbody tr:not(.room) th .open, tbody tr:not(.room) th .name").allTextContents();
}

describe("the summary of many Items", () => {
  it("begins with the Item that differs most, each currency by itself, and what is not known last", async () => {
    const names = await namesIn(await show("done"));
    expect(names.slice(0, 2)).toEqual(["Hold missing 14", "Stale cache 13"]);
    const first = (word: string) => names.findIndex((name) => name.startsWith(word));
    expect(first("Canada")).toBeGreaterThan(0);
    expect(first("Fresh")).toBeGreaterThan(first("Canada"));
    expect(first("Bank is down")).toBeGreaterThan(first("Fresh"));
  });

  it("opens the comparison of a row with one click anywhere on it, and with Enter", async () => {
    const panel = await show("done");
    await panel.page.getByText("$893.56 too high").click();
    await panel.page.getByRole("button", { name: "Stale cache 13" }).press("Enter");
    const opened = (await panel.requests()).filter(({ name }) => name === "report/open");
    expect(opened.map(({ payload }) => payload)).toEqual([{ row: "Hold missing 14" }, { row: "Stale cache 13" }]);
  });

  it("is sorted by any column, with the mouse and the keyboard, and says so to a screen reader", async () => {
    const panel = await show("done");
    const head = (name: string) => panel.page.getByRole("columnheader", { name });
    expect(await head("Difference").getAttribute("aria-sort")).toBe("descending");
    await head("Item").getByRole("button").click();
    expect(await head("Item").getAttribute("aria-sort")).toBe("ascending");
    expect(await head("Difference").getAttribute("aria-sort")).toBe("none");
    expect((await namesIn(panel))[0]).toBe("Bank is down 4");
    await head("Item").getByRole("button").press("Enter");
    expect(await head("Item").getAttribute("aria-sort")).toBe("descending");
    expect((await namesIn(panel))[0]).toBe("Stale cache 13");
    for (const column of ["Cache age", "Why", "Slowest call", "Calls"]) {
      await head(column).getByRole("button").press("Space");
      expect(await head(column).getAttribute("aria-sort")).not.toBe("none");
    }
  });

  it("fills while it runs: what is waited for is there, and one that comes in takes its place", async () => {
    const panel = await show("running");
    const { page } = panel;
    expect(await page.locator("progress").getAttribute("value")).toBe("7");
    expect(await page.getByText("Waiting", { exact: true }).count()).toBe(10);
    const done = reportCases.done();
    const row = done.rows.find(({ key }) => key === "Hold missing 14");
    const { head } = reportCases.running();
    await panel.tell({ head, rows: row === undefined ? [] : [row] }, "report/changed");
    await page.getByText("$893.56 too high").waitFor();
    expect((await namesIn(panel))[0]).toBe("Hold missing 14");
    expect(await namesIn(panel)).toHaveLength(18);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.keyboard.press("Escape");
    const acted = (await panel.requests()).filter(({ name }) => name === "report/act");
    expect(acted.map(({ payload }) => payload)).toEqual([{ action: "cancel" }, { action: "cancel" }]);
  });

  it("keeps the focus on its row while others come in", async () => {
    const panel = await show("running");
    const row = panel.page.getByRole("button", { name: "Stale cache 7" });
    await row.focus();
    await panel.tell(reportCases.done(), "report/changed");
    await panel.page.getByText("$893.56 too high").waitFor();
    expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("keeps which report it is, its order and its filter over a reload, and nothing that it shows", async () => {
    const panel = await show("done");
    await panel.page.getByRole("columnheader", { name: "Item" }).getByRole("button").click();
    await panel.page.getByRole("textbox", { name: "Filter Items" }).fill("tartan");
    const kept = JSON.stringify(await panel.savedState());
    expect(JSON.parse(kept)).toMatchObject({ schemaVersion: 1, kind: "many" });
    expect(kept).not.toMatch(/893|Stale cache|Tattersall/);
    await panel.reload();
    await panel.page.getByRole("button", { name: "Stale cache 7" }).waitFor();
    expect(await namesIn(panel)).toEqual(["Canada 3", "Canada 15", "Fresh 11", "Stale cache 7"]);
  });

  it("says when no row matches", async () => {
    const { page } = await show("done");
    await page.getByRole("textbox", { name: "Filter Items" }).fill("nowhere");
    await page.getByText("No row matches.").waitFor();
  });

  it("draws of ten thousand Items what is seen, wherever that is", async () => {
    const panel = await show("tenThousand");
    const { page } = panel;
    expect(await page.getByRole("table").getAttribute("aria-rowcount")).toBe("10001");
    expect(await page.locator("tbody tr").count()).toBeLessThan(100);
    const first = page.locator("tbody tr:not(.room)").first();
    await first.getByRole("button").focus();
    await page.keyboard.press("End");
    await page.locator('tr[aria-rowindex="9000"], tr[aria-rowindex="10001"]').first().waitFor();
    expect(await page.locator("tbody tr").count()).toBeLessThan(100);
    expect(await page.evaluate(() => document.activeElement?.closest("tr") !== null)).toBe(true);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator('tr[aria-rowindex="2"]').waitFor();
  });

  it("keeps names text, whatever markup they hold", async () => {
    const { page } = await show("longNames");
    await page.getByText("<img src=x onerror=alert(1)>").waitFor();
    expect(await page.locator("main img").count()).toBe(0);
  });
});

describe("a plan and an answer of the guide", () => {
  it("have a button for each thing that is done from there", async () => {
    const panel = await show("plan");
    await panel.page.getByRole("button", { name: "Run This Comparison" }).click();
    await panel.page.getByRole("button", { name: "Choose Endpoints…" }).click();
    const asked = (await panel.requests()).filter(({ name }) => name === "report/act");
    expect(asked.map(({ payload }) => payload)).toEqual([{ action: "run" }, { action: "choose-endpoints" }]);
    expect(await panel.page.getByRole("columnheader").getByRole("button").count()).toBe(0);
  });

  it("say when the host could not do what was asked", async () => {
    const { page } = await open({ snapshot: reportCases.guide(), refuse: { "report/act": "internal" } });
    await page.getByRole("button", { name: "Ask Again" }).click();
    await page.getByText("That could not be done.").waitFor();
  });
});

describe("a report in 600 pixels", () => {
  it.each(["done", "plan"] as const)("shows endpoints whole, broken between their parts alone: %s", async (name) => {
    const { page } = await show(name, { width: 600 });
    await page.locator("table.rows tbody tr").first().waitFor();
    const paths = await page.locator(".rows :is(.note, .endpoint)").evaluateAll((elements) =>
      elements
        .filter((element) => element.textContent.startsWith("/"))
        .map((element) => ({
          path: element.textContent,
          isCut: element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow === "hidden",
          isBroken: [...element.childNodes].some((part) => {
            const range = document.createRange();
            range.selectNodeContents(part);
            return part.nodeType === Node.TEXT_NODE && range.getClientRects().length > 1;
          }),
        })),
    );
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter(({ isCut, isBroken }) => isCut || isBroken)).toEqual([]);
  });
});

/** The words of a page's table, outside of names, that go on in another line. */
function brokenWords(page: Page): Promise<readonly string[]> {
  return page.locator("td .text").evaluateAll((cells) =>
    cells.flatMap(({ firstChild }) => {
      if (firstChild === null) return [];
      return [...(firstChild.textContent ?? "").matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(firstChild, index);
        range.setEnd(firstChild, index + word.length);
        return range.getClientRects().length > 1 ? [word] : [];
      });
    }),
  );
}

it.each([600, 900, 1280])("no amount and no word is broken, and no note of a plan is cut, at %i px", async (width) => {
  for (const name of ["done", "running", "longNames"] as const) {
    const { page } = await show(name, { width });
    await page
      .getByText(/too (high|low)$/)
      .first()
      .waitFor();
    expect(await brokenWords(page), name).toEqual([]);
  }
  const plan = await show("plan", { width });
  const notes = await plan.page
    .locator(".rows .note")
    .evaluateAll((elements) =>
      elements.map((each) => [each.textContent, each.scrollHeight > each.clientHeight + 1] as const),
    );
  expect(notes.length).toBeGreaterThan(9);
  expect(notes.filter(([, isCut]) => isCut)).toEqual([]);
});

describe("every report", () => {
  const coloured: readonly ReportCaseName[] = ["done", "running", "plan", "guide"];
  const wide: readonly (readonly [number, ReportCaseName])[] = [900, 1280].flatMap((width) =>
    (["done", "longNames", "running", "plan", "guide"] as const).map((name) => [width, name] as const),
  );

  it.each(wide)("fits in %i px: %s", async (width, name) => {
    const { page } = await show(name, { width });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const cut = await page
      .locator("main :is(th, td, button, h1, h2, p, li)")
      .evaluateAll((elements) =>
        elements.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent),
      );
    expect(cut).toEqual([]);
  });

  it.each(Object.keys(reportCases) as ReportCaseName[])(
    "axe finds nothing, no policy is broken and nothing is wider than the window: %s",
    async (name) => {
      const panel = await show(name, { width: 600 });
      await expectNothingFound(panel, coloured.includes(name) ? otherThemes : [], async () => {
        expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(600);
      });
    },
  );
});
