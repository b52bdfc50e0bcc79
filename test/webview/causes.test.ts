import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { cases, fullReadings } from "./support/cases.ts";
import { account, comparison, snapshot } from "./support/fixtures.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();

describe("facts and causes", () => {
  it("are a list of facts, each with a list of its causes", async () => {
    const { page } = await open({ snapshot: cases.causes() });
    const facts = page.locator(".finding-list > li");
    expect(await facts.count()).toBe(3);
    // The one of no weight is a note.
    expect(await textOf(page.locator(".notes summary"))).toContain("1 note");
    const [first, second] = [facts.nth(0), facts.nth(1)];
    expect(await first.locator(".cause .finding-name").allInnerTexts()).toEqual([
      "Hold newer than the update",
      "Stale cache",
    ]);
    expect(await first.locator(".cause .certainty").allInnerTexts()).toEqual(["likely", "possible"]);
    expect(await first.locator(".finding-facts .certainty").allInnerTexts()).toEqual(["certain"]);
    expect(await second.locator(".cause .finding-name").allInnerTexts()).toEqual([
      "Pending transactions dropped",
      "Unexplained",
    ]);
    const list = page.getByRole("list", { name: "Causes of: Cached and real-time differ" });
    expect(await list.first().getByRole("listitem").count()).toBe(2);
  });

  it("say when the difference arose once: under it, or with what says that nothing explains it", async () => {
    const { page } = await open({ snapshot: cases.causes() });
    const facts = page.locator(".finding-list > li");
    expect(await facts.nth(0).locator(".finding-window").allInnerTexts()).toEqual([
      "It happened between Mar 1, 03:00 and 12:00.",
    ]);
    expect(await facts.nth(1).locator(".finding-window").allInnerTexts()).toEqual([
      "It happened some time before Mar 1, 12:00.",
    ]);
    expect(await facts.nth(1).locator(".cause .finding-window").count()).toBe(1);
  });

  it("show what a difference is made of, and which way each part differs", async () => {
    const { page } = await open({ snapshot: cases.causes() });
    const tags = page.locator(".finding-list > li").nth(0).locator(".finding-facts .tag");
    expect(await tags.allInnerTexts()).toEqual(["Plaid Checking ••0000", "held $84.20 lower"]);
  });

  it("open with the gravest fact and its best cause, and the certainty is the cause's", async () => {
    const { page } = await open({ snapshot: cases.causes() });
    const verdict = page.locator('[data-role="verdict"]');
    expect(await textOf(verdict.locator(".gap"))).toBe("$84.20 too high");
    expect(await textOf(verdict.locator(".certainty"))).toBe("likely");
    expect(await textOf(verdict.locator(".verdict-cause"))).toContain("A hold of $84.20 was probably placed");
  });

  it("are reached from the row of their account: by the best cause, or by that there is none", async () => {
    const { page } = await open({ snapshot: cases.causes() });
    const row = (name: string) => page.locator("tr.account-row", { hasText: name }).locator(".why-link");
    expect(await row("Plaid Checking").allInnerTexts()).toEqual(["Hold newer than the update"]);
    expect(await row("Plaid Saving").allInnerTexts()).toEqual(["Unexplained"]);
    await row("Plaid Checking").click();
    const chosen = page.locator('.cause .finding-name[aria-pressed="true"]');
    expect(await textOf(chosen)).toBe("Hold newer than the update");
    expect(await chosen.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator("td[data-ring]").count()).toBeGreaterThan(0);
  });

  it("are walked by Tab in their order, and each asks for its own page of Plaid's docs", async () => {
    const panel = await open({ snapshot: cases.causes() });
    const { page } = panel;
    await page.locator(".finding-name").first().focus();
    const reached: (string | null)[] = [];
    for (let step = 0; step < 40 && reached.length < 4; step += 1) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() =>
        document.activeElement?.matches(".finding-name") === true ? document.activeElement.textContent : null,
      );
      if (name !== null) reached.push(name.replace(/^.*: /, ""));
    }
    expect(reached).toEqual([
      "Hold newer than the update",
      "Stale cache",
      "Cached and real-time differ",
      "Pending transactions dropped",
    ]);
    // The page of what the verdict tells is beside it.
    await page.locator('[data-role="verdict"] [data-action="open-finding-docs"]').click();
    expect(await panel.requests()).toContainEqual({ name: "finding/openDocs", payload: { index: 1 } });
  });

  it("offer a ticket and a text for the user with what nothing explains, and with nothing else", async () => {
    const panel = await open({ snapshot: cases.causes() });
    const { page } = panel;
    const copies = page.locator('.cause:has-text("Unexplained") [data-action="copy-finding"]');
    expect(await copies.allInnerTexts()).toEqual(["Copy for a Ticket", "Copy for Your User"]);
    expect(await page.locator('[data-action="copy-finding"]').count()).toBe(2);
    await copies.nth(0).click();
    await copies.nth(1).click();
    const index = Number(await copies.nth(0).getAttribute("data-index"));
    expect(await panel.requests()).toContainEqual({ name: "finding/copy", payload: { index, reader: "support" } });
    expect(await panel.requests()).toContainEqual({ name: "finding/copy", payload: { index, reader: "user" } });
  });

  it("say what they have in common once, with the first of them", async () => {
    const { page } = await open({ snapshot: cases.causes() });
    // The first of all is told above the table, and not again below it.
    const first = page.locator(".finding-list > li").nth(1);
    const advice = (await first.locator(".finding-advice").allInnerTexts()).join(" ");
    expect(advice.match(/where the number must be live/g)).toHaveLength(1);
    expect(advice.match(/Comparing again would settle it/g)).toHaveLength(1);
    expect(await first.locator('[data-action="open-finding-docs"]').count()).toBe(1);
  });

  it("are drawn fifty facts at a time, and one that is not drawn yet is led to", async () => {
    const { page } = await open({ snapshot: cases.manyCauses() });
    expect(await page.locator(".finding-list > li").count()).toBe(50);
    expect(await textOf(page.locator('[data-action="more-findings"]'))).toContain("69");
    await page.locator("tr.account-row", { hasText: "Plaid Saving" }).locator(".why-link").click();
    expect(await page.locator(".finding-list > li").count()).toBe(119);
    expect(await page.locator('.cause .finding-name[aria-pressed="true"]').count()).toBe(1);
  });

  it.each([300, 1280])("stay within a page of %i px, whatever names they hold", async (width) => {
    const { page } = await open({ snapshot: cases.causesOfLongNames(), width });
    const right = await page
      .locator(".verdict, .finding, .cause, .cause > *, .finding-facts .tag")
      .evaluateAll((elements) => Math.max(...elements.map((element) => element.getBoundingClientRect().right)));
    expect(right).toBeLessThanOrEqual(width);
  });
});

describe("a limit", () => {
  it("that differs is marked with the difference, cached minus real-time, and its row differs", async () => {
    const card = (limit: number | null) => [
      account("Card", { available: 100, current: 500, limit }, { type: "credit", subtype: "credit card" }),
    ];
    const { page } = await open({
      snapshot: snapshot(comparison(fullReadings({ cached: card(2000), live: card(3100) }))),
    });
    expect(await textOf(page.locator("td.difference .of-limit"))).toBe("-$1,100.00");
    expect(await page.locator("tr.account-row.differs").count()).toBe(1);
    const unread = await open({
      snapshot: snapshot(comparison(fullReadings({ cached: card(null), live: card(3100) }))),
    });
    expect(await textOf(unread.page.locator("td.difference .of-limit"))).toContain("≠");
  });
});

describe("when a call started", () => {
  const started = ".head-time time";

  it("has no date on the day of the call, and has it on another, in the table and the drawer; in the head always", async () => {
    const today = await open({ snapshot: cases.usual() });
    expect(await textOf(today.page.locator(started).first())).toBe("14:03:21.482");
    expect(await textOf(today.page.locator(".facts"))).toContain("Compared Mar 10, 14:03:21.482");
    const later = await open({ snapshot: cases.usual(), now: "2026-03-12T09:00:00Z" });
    expect(await textOf(later.page.locator(started).first())).toBe("Mar 10, 14:03:21.482");
    expect(await textOf(later.page.locator(".facts"))).toContain("Compared Mar 10, 14:03:21.482");
    await later.page.locator('td[data-account] [data-action="open-reading"]').first().click();
    expect(await textOf(later.page.getByRole("dialog"))).toContain("Mar 10, 14:03:21.482");
  });
});
