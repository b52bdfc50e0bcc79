import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { measuredTimeline } from "../../../src/core/timeline/measuredTimeline.ts";
import { usePanels } from "../panels.ts";
import { cases } from "../support/cases.ts";
import { timelineCases } from "../support/timelineCases.ts";
import { pointerOver } from "./pointerOver.ts";

const open = usePanels();
const answers = { "timeline/get": measuredTimeline(timelineCases.dailyRefresh(), null) };

const top = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().top + window.scrollY);

describe("beside the verdict", () => {
  it.each([900, 1085, 1440])(
    "its account is drawn over time, and nothing moves when it comes: %i px",
    async (width) => {
      const panel = await open({ snapshot: cases.reroute(), width, refuse: { "timeline/get": "internal" } });
      const places = () => Promise.all([".verdict-numbers", "td[data-account]"].map((part) => top(panel.page, part)));
      await panel.page.getByText("The time line could not be drawn.").waitFor();
      const without = await places();
      await panel.close();
      const drawn = await open({ snapshot: cases.reroute(), width, answers });
      await drawn.page.locator(".tl-bank").first().waitFor();
      expect(await Promise.all([".verdict-numbers", "td[data-account]"].map((part) => top(drawn.page, part)))).toEqual(
        without,
      );
      expect(await drawn.asked("timeline/get")).toEqual([{ accountId: "account-Tattersall Checking" }]);
      expect(await drawn.violations()).toEqual([]);
    },
  );

  it("its gap is measured, and its calls are numbered as in the table", async () => {
    const { page } = await open({ snapshot: cases.reroute(), width: 1085, answers });
    await page.locator(".tl-gap-words").waitFor();
    expect(await page.locator(".tl-gap-words").allTextContents()).toEqual(["copy was $214.25 too high"]);
    const heads = await page.locator(".call-head .step-number").allInnerTexts();
    const drawn = await page.locator(".tl-number").allTextContents();
    for (const head of heads) expect(drawn).toContain(String.fromCodePoint(0x245f + Number(head)));
  });

  it("its larger view is asked of the host, for the account that is drawn", async () => {
    const panel = await open({ snapshot: cases.reroute(), width: 1085, answers });
    await panel.page.getByRole("button", { name: "Larger View" }).click();
    await expect.poll(() => panel.asked("timeline/open")).toEqual([{ accountId: "account-Tattersall Checking" }]);
  });

  it("beyond now its keys reach the next update, where the clock can be set", async () => {
    const panel = await open({ snapshot: cases.reroute(), width: 1085, answers });
    const { page } = panel;
    await page.locator(".tl-bank").first().waitFor();
    await page.locator(".tl-picture").focus();
    await page.keyboard.press("End");
    await page.getByText("This moment has not happened yet.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Set the Clock Here" }).click();
    await expect
      .poll(() => panel.asked("timeline/setClock"))
      .toEqual([{ at: timelineCases.dailyRefresh().nextRefreshAt }]);
    await page.locator(".tl-picture").focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => page.getByRole("button", { name: "Set the Clock Here" }).count()).toBe(0);
  });

  it("it is dragged through: the host is asked for the account that is drawn, and the moment stays", async () => {
    const panel = await open({ snapshot: cases.reroute(), width: 1085, answers });
    const { page } = panel;
    await page.locator(".tl-bank").first().waitFor();
    const pointer = await pointerOver(page);
    await pointer.move(120);
    await page.mouse.down();
    await pointer.move(240);
    await page.mouse.up();
    await pointer.move(160);
    await pointer.leave();
    await pointer.drawnAt(240);
    const last = { accountId: "account-Tattersall Checking", at: await pointer.moment() };
    await expect.poll(async () => (await panel.asked("timeline/scrub")).at(-1)).toEqual(last);
    // The pointer moves the picture's moment, and nothing else of the page.
    expect(await page.evaluate(() => [window.scrollY, getSelection()?.toString()])).toEqual([0, ""]);
  });

  it("it is asked for again with each newer state, and not while calls run", async () => {
    const panel = await open({ snapshot: cases.running(), width: 1085, answers });
    const asked = async () => (await panel.asked("timeline/get")).length;
    expect(await asked()).toBe(0);
    await panel.tell(cases.reroute());
    await panel.page.locator(".tl-bank").first().waitFor();
    expect(await asked()).toBe(1);
    await panel.tell(cases.reroute());
    await expect.poll(asked).toBe(2);
  });
});

describe("where no call returned an account", () => {
  const answers = { "timeline/get": measuredTimeline(timelineCases.loginRequired(), null) };

  it("the host chooses one, and its trouble stands beside the verdict", async () => {
    const panel = await open({ snapshot: cases.offline(), width: 1085, answers });
    const { page } = panel;
    await page.locator(".tl-trouble").first().waitFor();
    expect(await panel.asked("timeline/get")).toEqual([{ accountId: null }]);
    expect(await page.locator(".tl-words-trouble").allTextContents()).toEqual(["sign-in required"]);
    await page.getByRole("button", { name: "Larger View" }).click();
    const { accountId } = timelineCases.loginRequired();
    await expect.poll(() => panel.asked("timeline/open")).toEqual([{ accountId }]);
  });

  it("the last balance that an earlier one returned is told with its date, and no other case has one", async () => {
    const broken = await open({ snapshot: cases.loginBroken(), width: 1085 });
    const words = "Last seen $544.10, Mar 9, 19:51 (history)";
    await broken.page.getByText(words, { exact: true }).waitFor();
    const { page } = await open({ snapshot: cases.reroute(), width: 1085 });
    await page.locator(".tl-bank").first().waitFor();
    expect(await page.getByText("Last seen").count()).toBe(0);
  });

  it("there is no empty place where the host knows none", async () => {
    const panel = await open({ snapshot: cases.offline(), width: 1085 });
    await expect.poll(() => panel.asked("timeline/get")).toEqual([{ accountId: null }]);
    expect(await panel.page.locator(".timeline-region").isVisible()).toBe(false);
  });
});

describe("narrow", () => {
  it("it is folded, loads nothing until it is unfolded, and stays unfolded", async () => {
    const panel = await open({ snapshot: cases.reroute(), width: 600, answers });
    const { page } = panel;
    const asked = async () => (await panel.asked("timeline/get")).length;
    expect(await page.locator(".timeline-region .tl").isVisible()).toBe(false);
    expect(await asked()).toBe(0);
    await page.getByRole("button", { name: "Over time" }).click();
    await page.locator(".tl-bank").first().waitFor();
    expect(await asked()).toBe(1);
    expect(await panel.savedState()).toMatchObject({ view: { timelineOpen: true } });
  });
});

describe("without the bundle", () => {
  it("the page works, and says so in one sentence", async () => {
    const panel = await open({ snapshot: cases.reroute(), width: 1085, answers, blocked: ["/timelinePicture.js"] });
    await panel.page.getByText("The time line could not be drawn.").waitFor();
    expect(await panel.page.locator("td[data-account]").count()).toBeGreaterThan(5);
    expect(panel.errors()).toEqual([]);
  });
});
