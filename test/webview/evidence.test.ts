import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";
import { comparison, failed, snapshot } from "./support/fixtures.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();
const callsOpen = { schemaVersion: 1, itemId: "i", comparisonId: null, view: { callsOpen: true } };

describe("a number in a sentence", () => {
  it("rings the cell it came from while it is pointed at", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const number = page.locator('[data-role="verdict"] .number').filter({ hasText: "$696.44" });
    await number.hover();
    const ringed = page.locator("td[data-ring]");
    expect(await ringed.getAttribute("data-account")).toBe("account-Plaid Credit Card");
    expect(await ringed.getAttribute("data-reading")).toBe("real-time:/accounts/balance/get");
    expect(await textOf(ringed.locator('[data-field="available"][data-ring]'))).toBe("$696.44");
    await page.locator("h1").hover();
    expect(await page.locator("[data-ring]").count()).toBe(0);
  });

  it("stays on one line with what is written against it", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const whole = page.locator(".finding .together").filter({ hasText: "$1,119.22" });
    expect(await textOf(whole.first())).toBe("$1,119.22.");
  });

  it("rings the folded column that holds the answer", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page.locator('[data-role="verdict"] .number').filter({ hasText: "$1,590.00" }).hover();
    expect(await page.locator("td[data-ring]").getAttribute("data-readings")).toContain("cached:/auth/get");
  });
});

describe("a name in a sentence", () => {
  it("reads in its own direction and turns nothing around it", async () => {
    const { page } = await open({ snapshot: cases.longNames() });
    expect(await page.locator(".finding-sentence bdi").allInnerTexts()).toContain("حساب جاري للتوفير ••1111");
  });
});

describe("a finding", () => {
  it("keeps its evidence ringed while it is chosen", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const name = page.locator(".finding-name").filter({ hasText: "Stale cache" }).first();
    await name.click();
    expect(await name.getAttribute("aria-pressed")).toBe("true");
    await page.locator("h1").hover();
    const accounts = await page
      .locator("td[data-ring]")
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-account")));
    expect(new Set(accounts)).toEqual(new Set(["account-Plaid Credit Card"]));
    await name.click();
    expect(await page.locator("[data-ring]").count()).toBe(0);
  });

  it("rings nothing any more once an answer has it gone", async () => {
    const panel = await open({ snapshot: cases.usual() });
    const { page } = panel;
    await page.locator(".finding-name").filter({ hasText: "Stale cache" }).first().click();
    await page.locator("h1").hover();
    expect(await page.locator("[data-ring]").count()).toBeGreaterThan(0);
    await panel.tell({ ...cases.usual(), findings: "[]" });
    await expect.poll(() => page.locator(".finding").count()).toBe(0);
    expect(await page.locator("[data-ring]").count()).toBe(0);
  });

  it("is reached from the account it explains", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page.locator("tr", { hasText: "Plaid Credit Card" }).locator(".why-link").first().click();
    const chosen = page.locator('.finding-name[aria-pressed="true"]');
    expect(await textOf(chosen)).toContain("Stale cache");
    expect(await chosen.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("asks the host for its page of Plaid's docs by its place alone", async () => {
    const panel = await open({ snapshot: cases.usual() });
    const second = panel.page.locator(".finding-list > li").nth(1);
    await second.locator('[data-action="open-finding-docs"]').first().click();
    // Behind the first fact and its one cause.
    expect(await panel.requests()).toContainEqual({ name: "finding/openDocs", payload: { index: 2 } });
  });
});

describe("a call", () => {
  it("opens its answer and its page of Plaid's docs from its head", async () => {
    const panel = await open({ snapshot: cases.usual() });
    const head = panel.page.locator('th[data-reading="real-time:/accounts/balance/get"]');
    await head.locator("button.endpoint").click();
    const drawer = panel.page.getByRole("dialog", { name: "Real-time: /accounts/balance/get" });
    await drawer.getByRole("button", { name: "Plaid’s page" }).click();
    expect(await panel.requests()).toEqual([
      { name: "panel/ready", payload: null },
      { name: "endpoint/openDocs", payload: { endpoint: "/accounts/balance/get" } },
    ]);
  });

  it("has its request ID copied by the host, and says so", async () => {
    const panel = await open({ snapshot: cases.usual(), state: callsOpen });
    await panel.page.locator('.request-id[data-reading="evaluated:/signal/evaluate"]').click();
    await panel.page.getByText("Request ID copied").waitFor({ state: "attached" });
    expect(await panel.requests()).toContainEqual({
      name: "reading/copyRequestId",
      payload: { readingId: "evaluated:/signal/evaluate" },
    });
  });

  it("that failed is one column with the others of its step, which says so, and unfolds to them", async () => {
    const denied = { reason: "item-login-required", requestId: null } as const;
    const failures = [
      failed("/accounts/get", denied, { pass: "cached" }),
      failed("/auth/get", denied, { pass: "cached" }),
      failed("/transactions/sync", { reason: "product-not-ready" }, { pass: "cached" }),
    ];
    const { page } = await open({ snapshot: snapshot(comparison(failures)) });
    expect(await page.locator("th[data-reading]").count()).toBe(1);
    await page.getByRole("button", { name: "3 failed" }).click();
    expect(await page.locator("th[data-reading]").count()).toBe(3);
  });

  it("that failed has Plaid's code in its head, and why and what to do above the table alone", async () => {
    const { page } = await open({ snapshot: cases.partial() });
    expect(await textOf(page.locator("th.is-failed .status-failed"))).toBe("ITEM_LOGIN_REQUIRED");
    const words = await textOf(page.locator("#balance-lens"));
    expect(words.match(/has to sign in again/g)).toHaveLength(1);
    expect(await textOf(page.locator("[data-role=verdict]"))).toContain("has to sign in again");
  });
});
