import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { usePanels } from "../panels.ts";
import { textOf } from "../support/textOf.ts";
import { type ThemeName, themes } from "../support/themes.ts";
import { shownTimeline, type TimelineCaseName, timelineCases } from "../support/timelineCases.ts";

const open = usePanels("timeline");
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const moment = {
  at: "2026-03-10T12:00:00.000Z",
  answers: [
    { kind: "cached", endpoint: "/accounts/get", available: 1975.77, current: 2059.89, failed: null },
    {
      kind: "evaluated",
      endpoint: "/signal/evaluate",
      available: 1812.4,
      current: 1896.52,
      failed: null,
      decision: "REROUTE",
    },
    { kind: "real-time", endpoint: "/accounts/balance/get", available: 1812.4, current: 1896.52, failed: null },
  ],
};

const names = Object.keys(timelineCases) as TimelineCaseName[];

describe.each(Object.keys(themes) as ThemeName[])("in %s", (theme) => {
  it.each(theme === "dark" ? names : (["dailyRefresh", "loginRequired"] as const))(
    "axe finds nothing, and the policy holds: %s",
    async (name) => {
      const panel = await open({ snapshot: shownTimeline(timelineCases[name]()), theme });
      await panel.page.locator(".tl-large > :visible").first().waitFor();
      await panel.page.evaluate(axeSource);
      const violations = await panel.page.evaluate(async () => (await window.axe.run()).violations.map(({ id }) => id));
      expect(violations).toEqual([]);
      expect(await panel.violations()).toEqual([]);
      expect(panel.errors()).toEqual([]);
    },
  );
});

describe.each([300, 600, 1600])("at %i px", (width) => {
  it.each(["dailyRefresh", "longNumbers", "withoutLedger"] as const)("nothing goes on sideways: %s", async (name) => {
    const { page } = await open({ snapshot: shownTimeline(timelineCases[name]()), width });
    await page.locator(".tl-svg").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
  });
});

describe("the moment that a person looks at", () => {
  const looked = (dir: "ltr" | "rtl" = "ltr") =>
    open({ snapshot: shownTimeline(timelineCases.dailyRefresh()), answers: { "timeline/scrub": moment }, dir });

  it("is asked about, and what each call would have answered stands beside the line", async () => {
    const panel = await looked();
    await panel.page.locator(".tl-picture").hover({ position: { x: 500, y: 100 } });
    await panel.page.locator('.tl-values[data-current="true"]').waitFor();
    const words = (await textOf(panel.page.locator(".tl-readout"))).replaceAll(/\s+/g, " ");
    expect(words).toContain("cached $1,975.77");
    expect(words).toContain("evaluated $1,812.40 REROUTE");
    const asked = (await panel.requests()).filter(({ name }) => name === "timeline/scrub");
    expect(asked.length).toBeGreaterThan(0);
    // Looking moves nothing.
    expect((await panel.requests()).some(({ name }) => name === "timeline/setClock")).toBe(false);
  });

  it("goes from event to event by keys, and is read out", async () => {
    const { page } = await looked();
    const picture = page.getByRole("slider", { name: "Tattersall Checking ••0417 over time" });
    await picture.focus();
    const at = async () => Number(await picture.getAttribute("aria-valuenow"));
    const now = await at();
    await page.keyboard.press("ArrowLeft");
    // The first key may wait for the tools that it loads; none is lost.
    await expect.poll(at).toBeLessThan(now);
    const last = await at();
    await page.keyboard.press("ArrowLeft");
    expect(await at()).toBeLessThan(last);
    await page.keyboard.press("ArrowRight");
    expect(await at()).toBe(last);
    await expect.poll(() => page.locator("[aria-live=polite]").textContent()).toContain("bank $1,761.52");
    await page.keyboard.press("Escape");
    expect(await page.locator(".tl-cursor").count()).toBe(0);
  });

  it("sets the clock where it lies ahead", async () => {
    const panel = await looked();
    await panel.page.locator(".tl-picture").focus();
    await panel.page.keyboard.press("End");
    await panel.page.getByText("This moment has not happened yet.", { exact: true }).waitFor();
    await panel.page.getByRole("button", { name: "Set the Clock Here" }).click();
    const set = (await panel.requests()).find(({ name }) => name === "timeline/setClock");
    expect(set?.payload).toEqual({ at: timelineCases.dailyRefresh().nextRefreshAt });
  });

  it("runs from left to right in a language that is read from the right", async () => {
    const { page } = await looked("rtl");
    const ticks = await page
      .locator("text.tl-tick[text-anchor=middle], text.tl-tick[text-anchor=end]")
      .evaluateAll((all) =>
        all.filter((tick) => /Mon|now/.test(tick.textContent ?? "")).map((tick) => tick.getBoundingClientRect().left),
      );
    expect(ticks.length).toBe(2);
    expect(ticks[0]).toBeLessThan(ticks[1] ?? 0);
  });
});

describe("without a ledger", () => {
  it("the nearest mark is read, and nothing is asked", async () => {
    const panel = await open({ snapshot: shownTimeline(timelineCases.withoutLedger()) });
    await panel.page.locator(".tl-picture").hover({ position: { x: 120, y: 100 } });
    const words = await textOf(panel.page.locator(".tl-readout"));
    expect(words).toMatch(/accounts\/(get|balance\/get)/);
    expect(words).toMatch(/\$1,(300|180)\.00/);
    expect((await panel.requests()).map(({ name }) => name)).toEqual(["timeline/ready"]);
  });
});

describe("the same facts as a table", () => {
  it("take the picture's place, are kept, and have a head", async () => {
    const panel = await open({ snapshot: shownTimeline(timelineCases.dailyRefresh()) });
    await panel.page.getByRole("button", { name: "Show as Table" }).click();
    const rows = await panel.page.locator(".tl-table tbody tr").allInnerTexts();
    expect(rows.some((row) => /Bank: posted \$76\.75 Rail/.test(row.replaceAll(/\s+/g, " ")))).toBe(true);
    expect(rows.some((row) => /Plaid’s copy: update/.test(row))).toBe(true);
    expect(await panel.page.locator(".tl-picture").isVisible()).toBe(false);
    expect(await panel.savedState()).toMatchObject({ schemaVersion: 1, view: { isTable: true } });
    await panel.page.getByRole("button", { name: "Show as Line" }).click();
    expect(await panel.page.locator(".tl-picture").isVisible()).toBe(true);
  });
});

describe("the picture", () => {
  it("stays the same elements when the clock moves, and only the changed ones change", async () => {
    const panel = await open({ snapshot: shownTimeline(timelineCases.dailyRefresh()) });
    const { page } = panel;
    await page.locator(".tl-bank").first().waitFor();
    const line = await page.locator("path.tl-bank").elementHandle();
    const later = { ...timelineCases.dailyRefresh(), now: "2026-03-10T15:30:00.000Z" };
    await panel.tell(shownTimeline(later), "timeline/shown");
    await expect.poll(() => page.locator("text", { hasText: "now 15:30" }).count()).toBe(1);
    expect(await line?.evaluate((element) => element === document.querySelector("path.tl-bank"))).toBe(true);
  });

  it("zooms by keys, and back", async () => {
    const panel = await open({ snapshot: shownTimeline(timelineCases.dailyRefresh()) });
    const { page } = panel;
    await page.locator(".tl-picture").focus();
    const span = () =>
      page
        .locator(".tl-picture")
        .evaluate((each) => Number(each.getAttribute("aria-valuemax")) - Number(each.getAttribute("aria-valuemin")));
    const before = await span();
    await page.keyboard.press("+");
    await expect.poll(async () => Math.round((100 * (await span())) / before)).toBe(50);
    await page.keyboard.press("0");
    await expect.poll(span).toBe(before);
  });

  it("is copied as SVG that stands alone", async () => {
    const panel = await open({ snapshot: shownTimeline(timelineCases.dailyRefresh()) });
    await panel.page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", {
        value: {
          writeText: async (text: string) => {
            document.title = text;
          },
        },
      });
    });
    await panel.page.getByRole("button", { name: "Copy as SVG" }).click();
    await panel.page.getByText("The picture is copied as SVG.").first().waitFor();
    const svg = await panel.page.title();
    expect(svg).toMatch(/^<svg/);
    expect(svg).toContain("<title>Tattersall Checking ••0417 over time</title>");
    expect(svg).not.toContain("var(--");
    expect(svg).not.toContain("class=");
    expect(svg).toContain("rgb(137, 209, 133)");
  });
});

describe("what cannot be drawn", () => {
  it("is said in one sentence where nothing is known", async () => {
    const { page } = await open({ snapshot: shownTimeline(timelineCases.nothingKnown()) });
    expect((await textOf(page.locator(".tl-sentence"))).trim()).toBe(
      "Nothing is known yet of this account’s balances over time: compare once.",
    );
    expect(await page.locator("svg").count()).toBe(0);
  });

  it("is said where the host does not answer", async () => {
    const { page } = await open({ snapshot: shownTimeline(null), refuse: { "timeline/ready": "internal" } });
    await page.getByRole("alert").getByText("did not answer").waitFor();
  });
});
