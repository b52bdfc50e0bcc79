import { describe, expect, it } from "vitest";
import { cases } from "./cases.ts";
import { comparison, failed, snapshot } from "./fixtures.ts";
import { usePanels } from "./panels.ts";
import { textOf } from "./textOf.ts";

const open = usePanels();

describe("a number in a sentence", () => {
  it("rings the cell it came from while it is pointed at", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const number = page.locator('[data-role="verdict"] .ref').filter({ hasText: "$696.44" });
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
    const whole = page.locator('[data-role="verdict"] .together').filter({ hasText: "$696.44" });
    expect(await textOf(whole)).toBe("$696.44.");
    expect(await textOf(page.locator(".verdict-sentence"))).toContain(
      "the cached available balance is $1,590.00, $893.56 too high. The bank says $696.44. 1 more",
    );
  });

  it("rings the folded column that holds the answer", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page.locator('[data-role="verdict"] .ref').filter({ hasText: "$1,590.00" }).hover();
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
    await head.locator(".icon-button").click();
    await head.locator("button.endpoint").click();
    await panel.page.getByRole("dialog", { name: "Real-time: /accounts/balance/get" }).waitFor();
    expect(await panel.requests()).toEqual([
      { name: "panel/ready", payload: null },
      { name: "endpoint/openDocs", payload: { endpoint: "/accounts/balance/get" } },
    ]);
  });

  it("has its request ID copied by the host, and says so", async () => {
    const panel = await open({ snapshot: cases.usual() });
    await panel.page.locator('.request-id[data-reading="evaluated:/signal/evaluate"]').click();
    await panel.page.getByText("Request ID copied").waitFor({ state: "attached" });
    expect(await panel.requests()).toContainEqual({
      name: "reading/copyRequestId",
      payload: { readingId: "evaluated:/signal/evaluate" },
    });
  });

  it("is one column with the others of its step that failed alike", async () => {
    const denied = { reason: "item-login-required", requestId: null } as const;
    const failures = [
      failed("/accounts/get", denied, { pass: "cached" }),
      failed("/auth/get", denied, { pass: "cached" }),
      failed("/transactions/sync", { reason: "product-not-ready" }, { pass: "cached" }),
    ];
    const { page } = await open({ snapshot: snapshot(comparison(failures)) });
    expect(await page.locator("th[data-reading]").count()).toBe(2);
    await page.getByRole("button", { name: "2 calls failed" }).click();
    expect(await page.locator("th[data-reading]").count()).toBe(3);
  });

  it("that failed says why and offers the one thing to do", async () => {
    const { page } = await open({ snapshot: cases.partial() });
    const status = page.locator('td[data-fact="rowStatus"].is-failed');
    expect(await textOf(status)).toContain("The bank wants the user to sign in again. (ITEM_LOGIN_REQUIRED)");
    expect(await textOf(status)).toContain("Sign in again through Link in update mode.");
  });
});
