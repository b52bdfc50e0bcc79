import { describe, expect, it } from "vitest";
import { usePanels } from "../panels.ts";
import { expectNothingFound, otherThemes } from "../support/axe.ts";
import { textOf } from "../support/textOf.ts";
import { shownTimeline, type TimelineCaseName, timelineCases } from "../support/timelineCases.ts";
import { pointerOver } from "./pointerOver.ts";

const open = usePanels("timeline");

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

describe("axe finds nothing, and the policy holds", () => {
  it.each(names)("%s", async (name) => {
    const panel = await open({ snapshot: shownTimeline(timelineCases[name]()) });
    await panel.page.locator(".tl-large > :visible").first().waitFor();
    await expectNothingFound(panel, name === "dailyRefresh" || name === "loginRequired" ? otherThemes : []);
  });
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

  it("is dragged, past the picture's edge too, and stays where it was let go", async () => {
    const panel = await looked();
    const { page } = panel;
    await page.locator(".tl-svg").waitFor();
    const pointer = await pointerOver(page);
    await pointer.move(300);
    await page.mouse.down();
    await pointer.move(500);
    await pointer.drawnAt(500);
    await pointer.move(450, -400);
    await pointer.drawnAt(450);
    await page.mouse.up();
    await pointer.move(600);
    await pointer.leave();
    const at = await pointer.moment();
    await expect.poll(async () => (await panel.asked("timeline/scrub")).at(-1)).toMatchObject({ at });
    await pointer.drawnAt(450);
    expect(await panel.asked("timeline/setClock")).toEqual([]);
  });

  it("is kept by a click, until another click or Escape", async () => {
    const { page } = await looked();
    await page.locator(".tl-svg").waitFor();
    const pointer = await pointerOver(page);
    await pointer.move(500);
    await pointer.drawnAt(500);
    await pointer.leave();
    await pointer.drawnAt(null);
    await pointer.click(500);
    await pointer.move(300);
    await pointer.leave();
    await pointer.drawnAt(500);
    await pointer.click(300);
    await pointer.drawnAt(300);
    await page.keyboard.press("Escape");
    await pointer.drawnAt(null);
    await pointer.move(450);
    await pointer.drawnAt(450);
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

/** Runs in the page: the colours of all that is drawn, and the system's two, as red, green and blue. */
function coloursOf() {
  const rgb = (paint: string) => {
    const [, kind, numbers = ""] = /^(rgb|color)a?\((?:srgb )?([^)]*)/.exec(paint) ?? [];
    const parts = numbers.split(/[ ,/]+/).slice(0, 3);
    return parts.map((part) => Math.round(Number(part) * (kind === "color" ? 255 : 1))).join(" ");
  };
  const probe = document.body.appendChild(document.createElement("p"));
  probe.style.color = "CanvasText";
  probe.style.backgroundColor = "Canvas";
  const { color, backgroundColor } = getComputedStyle(probe);
  probe.remove();
  const drawn = [...document.querySelectorAll(".tl svg :is(path, rect, text)[class^=tl]")];
  const paints = drawn.flatMap((element) => {
    const { fill, stroke } = getComputedStyle(element);
    return [fill, stroke].filter((paint) => paint !== "none" && !paint.startsWith("url"));
  });
  return { text: rgb(color), ground: rgb(backgroundColor), paints: [...new Set(paints.map(rgb))] };
}

describe("in forced colours", () => {
  it.each(["dark", "light"] as const)("all that is drawn has the system's two colours: %s", async (colorScheme) => {
    // The theme has the other ground: a colour of its own that is left would be lost on the system's.
    const theme = colorScheme === "dark" ? "light" : "dark";
    const { page } = await open({ snapshot: shownTimeline(timelineCases.loginRequired()), theme });
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await page.locator(".tl-svg .tl-trouble").first().waitFor();
    const { text, ground, paints } = await page.evaluate(coloursOf);
    expect(text).not.toBe(ground);
    expect(paints.toSorted()).toEqual([text, ground].toSorted());
    // What colours tell apart, dashes tell too.
    const dashes = await page
      .locator("path.tl-line")
      .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).strokeDasharray));
    expect(new Set(dashes).size).toBe(dashes.length);
    await page.emulateMedia({ forcedColors: null, colorScheme: null });
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
      "Nothing is known yet of this account’s balances: compare once.",
    );
    expect(await page.locator("svg").count()).toBe(0);
  });

  it("is said where the host does not answer", async () => {
    const { page } = await open({ snapshot: shownTimeline(null), refuse: { "timeline/ready": "internal" } });
    await page.getByRole("alert").getByText("did not answer").waitFor();
  });
});
