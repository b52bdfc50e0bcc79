import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { usePanels } from "../panels.ts";
import { type CaseName, cases } from "../support/cases.ts";
import { textOf } from "../support/textOf.ts";

const open = usePanels();

/** px from the head of the page to the foot of the first element that fits. */
function footOf(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().bottom + window.scrollY);
}

/** px by which the page goes on sideways. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

const firstBalance = "td[data-account] .amount-available .value";
const numbered: readonly CaseName[] = ["oneAccount", "twelveAccounts", "reroute"];

describe.each([900, 1085, 1440])("at %i px", (width) => {
  it.each(numbered)("both numbers are within 200 px, the first balance within 560 px: %s", async (name) => {
    const { page } = await open({ snapshot: cases[name](), width });
    expect(await page.locator(".verdict-numbers .figure").count()).toBe(2);
    expect(await footOf(page, ".verdict-numbers")).toBeLessThanOrEqual(200);
    expect(await footOf(page, firstBalance)).toBeLessThanOrEqual(560);
  });

  it.each(numbered)("the reason of each difference is in view without scrolling sideways: %s", async (name) => {
    const { page } = await open({ snapshot: cases[name](), width });
    expect(await sideways(page)).toBe(0);
    const edges = await page
      .locator(".why-link")
      .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().right));
    expect(edges.length).toBeGreaterThan(0);
    expect(Math.max(...edges)).toBeLessThanOrEqual(width);
  });
});

/** The stops that Tab makes before the first balance, in their order; where there is none, before the table's heads end. */
async function stopsBeforeTable(page: Page): Promise<readonly string[]> {
  const stops: string[] = [];
  const at = () =>
    page.evaluate(() => {
      const [element, rows] = [document.activeElement, document.querySelector(".matrix tbody")];
      if (element === null || rows === null) return null;
      const isBefore = (element.compareDocumentPosition(rows) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      return isBefore ? element.textContent || element.className : null;
    });
  for (;;) {
    await page.keyboard.press("Tab");
    const words = await at();
    if (words === null) return stops;
    stops.push(words);
  }
}

describe("the keyboard's way to the first balance", () => {
  it.each([
    ...numbered,
    "usual",
    "loginBroken",
    "capitalOne",
    "agree",
    "partial",
    "cancelled",
    "transactionsNotReady",
  ] as const)("has at most eight Tab stops, with the time line: %s", async (name) => {
    const { page } = await open({ snapshot: cases[name]() });
    await page.locator(".tl-tools").waitFor();
    const stops = await stopsBeforeTable(page);
    expect(stops.length, stops.join(" | ")).toBeLessThanOrEqual(8);
    expect(stops.length).toBeGreaterThan(4);
  });

  it("is one stop for each row of buttons, whose others arrow keys reach", async () => {
    const { page } = await open({ snapshot: cases.loginBroken() });
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.getByRole("button", { name: "Link Update Mode" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("Repair Login and Compare");
    await page.keyboard.press("End");
    expect(await focused()).toBe("Clear Faults and Compare");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("Clear Faults and Compare");
    await page.keyboard.press("Home");
    expect(await focused()).toBe("Link Update Mode");
  });

  it("goes through a text in the filter before it leaves it", async () => {
    const { page } = await open({ snapshot: cases.twelveAccounts() });
    const filter = page.getByRole("textbox", { name: "Filter accounts" });
    await filter.fill("7");
    const isIn = () => filter.evaluate((element) => element === document.activeElement);
    await page.keyboard.press("ArrowLeft");
    expect(await isIn()).toBe(true);
    await page.keyboard.press("ArrowLeft");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("View");
    await page.keyboard.press("ArrowLeft");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("VSCODE-CHECKBOX");
  });
});

describe("at 600 px", () => {
  it("the evaluation folds, its decision stands with the account, and the difference under its number", async () => {
    const { page } = await open({ snapshot: cases.reroute(), width: 600 });
    expect(await sideways(page)).toBe(0);
    expect(await page.locator("th.of-evaluated").isVisible()).toBe(false);
    expect(await page.locator("td.difference").first().isVisible()).toBe(false);
    const row = page.locator("tr.account-row").first();
    expect(await textOf(row.locator("th .decision-note"))).toContain("REROUTE");
    const [number, difference] = [row.locator(".is-subject .value").first(), row.locator(".is-subject .delta").first()];
    expect(await textOf(difference)).toBe("+$214.25");
    const [above, below] = [await number.boundingBox(), await difference.boundingBox()];
    expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? Number.POSITIVE_INFINITY) - 2);
    const why = await row.locator(".why-link").first().boundingBox();
    expect((why?.x ?? Number.POSITIVE_INFINITY) + (why?.width ?? 0)).toBeLessThanOrEqual(600);
  });
});

it("at 600 px each quantity of an account alone stands beside its own number, with the difference", async () => {
  const { page } = await open({ snapshot: cases.oneAccount(), width: 600 });
  const topsOf = (selector: string) =>
    page.locator(selector).evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
  expect(await topsOf("td.is-subject .amount:not(.repeats)")).toEqual(await topsOf(".account .quantity"));
  const number = page.locator("td.is-subject .amount-available");
  expect(await textOf(number.locator(".delta"))).toBe("+$84.20");
  const edges = await page
    .locator("td.is-subject .amount:not(.repeats) .value")
    .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().right)));
  expect(new Set(edges).size).toBe(1);
});

it.each([300, 600, 1085])("a mask is broken nowhere at %i px", async (width) => {
  const { page } = await open({ snapshot: cases.longNames(), width });
  const lines = await page
    .locator(".account .mask")
    .evaluateAll((masks) => masks.map((mask) => mask.getClientRects().length));
  expect(lines.length).toBeGreaterThan(1);
  expect(new Set(lines)).toEqual(new Set([1]));
});

describe("while a comparison runs", () => {
  it("each step is ticked off as it is answered", async () => {
    const { page } = await open({ snapshot: cases.running() });
    const states = await page
      .locator(".progress-step")
      .evaluateAll((steps) => steps.map((step) => step.getAttribute("data-state")));
    expect(states).toEqual(["done", "running", "queued", "queued", "queued"]);
  });
});

describe("what is told", () => {
  it("above the table is not told again below it", async () => {
    const { page } = await open({
      snapshot: cases.reroute(),
      state: { schemaVersion: 1, itemId: "i", view: { notesOpen: true } },
    });
    const verdictTexts = await page.locator(".verdict p").allInnerTexts();
    const below = (await textOf(page.locator(".findings"))).replaceAll(/\s+/g, " ");
    const sentences = verdictTexts
      .flatMap((words) => words.replaceAll(/\s+/g, " ").split(/(?<=\.) /))
      .filter((each) => each.length > 30);
    expect(sentences.length).toBeGreaterThan(2);
    for (const sentence of sentences) expect(below).not.toContain(sentence);
  });

  it("of a failed run is told once, and no number of request IDs is claimed", async () => {
    const { page } = await open({ snapshot: cases.offline() });
    const words = await textOf(page.locator("#balance-lens"));
    expect(words.match(/Couldn't reach the server/g)).toHaveLength(1);
    expect(words).not.toMatch(/request IDs/);
  });

  it("of a cancelled run is told once, with the step that it came to", async () => {
    const { page } = await open({ snapshot: cases.cancelled() });
    const words = await textOf(page.locator("#balance-lens"));
    expect(words).toContain("Cancelled after ②. What came is below.");
    expect(words.match(/cancelled/gi)).toHaveLength(1);
  });

  it("of ages has words on its scale that stand clear of each other", async () => {
    const { page } = await open({ snapshot: cases.reroute(), width: 1085 });
    await page.locator(".calls > summary").click();
    await page.locator(".age-tick").first().waitFor();
    const places = await page
      .locator(".age-tick")
      .evaluateAll((ticks) =>
        ticks.map((tick) => tick.getBoundingClientRect()).map(({ left, right }) => [left, right]),
      );
    expect(places.length).toBeGreaterThan(2);
    for (const [index, [left = 0]] of places.entries()) {
      expect(left).toBeGreaterThanOrEqual(places[index - 1]?.[1] ?? -Infinity);
    }
  });

  it("as a note is one line until it is opened", async () => {
    const { page } = await open({ snapshot: cases.reroute() });
    const notes = page.locator("[data-role=notes]");
    expect(await notes.locator(".finding").count()).toBe(0);
    await notes.locator("summary").click();
    await notes.locator(".finding").first().waitFor();
  });
});
