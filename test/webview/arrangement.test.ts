import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/core/catalogue.ts";
import { cases, fullReadings, manyAccounts, usualBank } from "./cases.ts";
import { comparison, ok, skipped, snapshot } from "./fixtures.ts";
import { usePanels } from "./panels.ts";
import { textOf } from "./textOf.ts";

const open = usePanels();

describe("differences only", () => {
  it("leaves the accounts whose answers differ", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page.locator("vscode-checkbox").click();
    expect(await page.locator("tr.account-row .account-name").allInnerTexts()).toEqual([
      "Plaid Checking",
      "Plaid Credit Card",
    ]);
    expect(await textOf(page.locator(".toolbar-words"))).toBe("2 of 4 accounts");
  });

  it("takes what is null by design for no difference, and offers it as no baseline", async () => {
    const readings = fullReadings({ cached: usualBank.live, live: usualBank.live });
    const unread = { available: null, current: null, limit: null, isoCurrencyCode: null, unofficialCurrencyCode: null };
    const matched = usualBank.live.map((account) => ({ ...account, balances: unread }));
    const { page } = await open({
      snapshot: snapshot(comparison([ok("/identity/match", matched, { pass: "cached" }), ...readings])),
    });
    expect(await textOf(page.locator('td[data-reading="cached:/identity/match"]').first())).toContain("null");
    const choices = page.locator("select option");
    expect(await choices.filter({ hasText: "/identity/get" }).count()).toBeGreaterThan(0);
    expect(await choices.filter({ hasText: "/identity/match" }).count()).toBe(0);
    await page.locator("vscode-checkbox").click();
    expect(await textOf(page.locator(".no-rows"))).toContain("Every account agrees in every answer.");
  });

  it("says so where all agree, and shows all again", async () => {
    const { page } = await open({ snapshot: cases.agree() });
    await page.locator("vscode-checkbox").click();
    expect(await textOf(page.locator(".no-rows"))).toContain("Every account agrees in every answer.");
    await page.getByRole("button", { name: "Show all accounts" }).click();
    expect(await page.locator("tr.account-row").count()).toBe(4);
  });
});

describe("endpoints that were not called", () => {
  it("take no column until they are asked for, and say why in one line", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const heads = page.locator("th[data-reading]");
    expect(await heads.count()).toBe(5);
    await page.getByText("2 endpoints skipped: would add Liabilities and Investments").click();
    expect(await textOf(page.locator(".skipped-endpoints li").first())).toBe(
      "/liabilities/get skipped: would add Liabilities",
    );
    await page.getByRole("button", { name: "Show them as columns" }).click();
    expect(await page.locator("th[data-state=skipped]").count()).toBe(2);
    await page.getByRole("button", { name: "Hide their columns" }).click();
    expect(await heads.count()).toBe(5);
  });

  it("stay in one quiet line of a narrow panel, however many they are", async () => {
    const products = new Set<string | null>([null, "transactions"]);
    const left = catalogue.filter(({ product }) => !products.has(product)).map(({ path }) => path);
    const made = fullReadings(usualBank).filter(({ endpoint }) => !left.includes(endpoint));
    const unmade = left.map((path) => skipped(path, "product-not-on-item", "cached"));
    const { page } = await open({ snapshot: snapshot(comparison([...unmade, ...made])), width: 420 });
    const line = page.locator(".skipped-endpoints summary");
    expect(await textOf(line)).toContain(
      "7 endpoints skipped: would add Auth, Identity, Identity Match, Liabilities, Investments, and Investments Move",
    );
    await line.click();
    const edges = await page
      .locator(".skipped-endpoints summary, .skipped-endpoints li span")
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
    expect(edges.length).toBeGreaterThan(2 * left.length);
    expect(Math.max(...edges)).toBeLessThanOrEqual(420);
  });

  it("leave room for every step beside a side bar", async () => {
    const { page } = await open({ snapshot: cases.usual(), width: 1100 });
    const edges = await page
      .locator("thead .step")
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
    expect(edges).toHaveLength(5);
    expect(Math.max(...edges)).toBeLessThanOrEqual(1100);
    const covered = await page
      .locator('td[data-readings~="cached-again:/accounts/get"] [data-field="current"]')
      .first()
      .evaluate((cell) => {
        const { right, top } = cell.getBoundingClientRect();
        return document.elementFromPoint(right - 2, top + 4)?.closest("td.why") !== null;
      });
    expect(covered).toBe(false);
  });
});

describe("sorting", () => {
  const order = (page: import("playwright-core").Page) => page.locator("tr.account-row .account-name").allInnerTexts();

  it("groups by type, or lists by name or by the largest difference, and is remembered", async () => {
    const panel = await open({ snapshot: cases.usual() });
    const { page } = panel;
    const choose = async (label: string) => {
      await page.getByRole("combobox", { name: "Sorted by" }).selectOption({ label });
    };
    expect(await page.locator(".type-row").count()).toBe(3);
    await choose("name");
    expect(await order(page)).toEqual(["Plaid Checking", "Plaid Credit Card", "Plaid Saving", "Plaid Student Loan"]);
    await choose("largest difference");
    expect(await order(page)).toEqual(["Plaid Credit Card", "Plaid Checking", "Plaid Saving", "Plaid Student Loan"]);
    expect(await textOf(page.locator(".type-row th"))).toBe("All accounts4");
    await page.reload();
    expect((await order(page))[0]).toBe("Plaid Credit Card");
  });
});

describe("columns", () => {
  it("are hidden and shown from a menu, and stay so", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page.getByText("Columns", { exact: true }).click();
    await page.getByRole("button", { name: "Evaluated /signal/evaluate" }).click();
    expect(await page.locator('th[data-endpoint="/signal/evaluate"]').count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.locator("details.menu[open]").count()).toBe(0);
    await page.reload();
    await page.getByText("Columns (1 hidden)").click();
    const choice = page.getByRole("button", { name: "Evaluated /signal/evaluate" });
    expect(await choice.getAttribute("aria-pressed")).toBe("false");
    await choice.click();
    expect(await page.locator('th[data-endpoint="/signal/evaluate"]').count()).toBe(1);
  });
});

describe("the filter", () => {
  it("leaves the accounts that match by name or mask", async () => {
    const { page } = await open({ snapshot: cases.manyAccounts() });
    await page.locator("vscode-text-field").click();
    await page.keyboard.type("account 12");
    expect(await page.locator("tr.account-row .account-name").allInnerTexts()).toEqual(["Account 12"]);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("1059");
    expect(await page.locator("tr.account-row .account-name").allInnerTexts()).toEqual(["Account 60"]);
    await page.keyboard.type("x");
    expect(await textOf(page.locator(".no-rows"))).toContain("No account matches “1059x”.");
  });
});

describe("the baseline", () => {
  it("is the real-time answer, and differences are stated against the one the person picks", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const delta = (reading: string) =>
      page.locator(`td[data-reading="${reading}"][data-account="account-Plaid Credit Card"] .delta`).first();
    expect(await textOf(delta("cached:/accounts/get"))).toBe("+$893.56");
    await page.getByRole("combobox", { name: "Differences against" }).focus();
    await page.keyboard.press("Home");
    expect(await textOf(delta("real-time:/accounts/balance/get"))).toBe("-$893.56");
    expect(await page.locator("th.is-baseline").getAttribute("data-reading")).toBe("cached:/accounts/get");
  });

  it("falls back to the next best where real-time failed, and says so", async () => {
    const { page } = await open({ snapshot: cases.partial() });
    expect(await page.locator("th.is-baseline").getAttribute("data-reading")).toBe("cached-again:/accounts/get");
    expect(await textOf(page.locator(".toolbar-words"))).toContain(
      "Real-time gave no answer: differences are against /accounts/get.",
    );
  });
});

describe("cached endpoints that agree", () => {
  it("are one column, and one column each when unfolded", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const heads = page.locator('th[data-reading^="cached:"]');
    expect(await heads.count()).toBe(1);
    await page.getByRole("button", { name: "4 endpoints agree" }).first().click();
    expect(await heads.evaluateAll((all) => all.map((head) => head.getAttribute("data-endpoint")))).toEqual([
      "/accounts/get",
      "/auth/get",
      "/identity/get",
      "/transactions/sync",
    ]);
    expect(await page.locator('td[data-reading="cached:/auth/get"][data-cell="not-returned"]').count()).toBe(2);
    await page.getByRole("button", { name: "fold 4" }).click();
    expect(await heads.count()).toBe(1);
  });
});

describe("what the person arranged", () => {
  it("is there again after a reload, and no balance is kept", async () => {
    const panel = await open({ snapshot: cases.usual(), height: 400 });
    const { page } = panel;
    await page.locator("vscode-checkbox").click();
    await page.getByRole("button", { name: "4 endpoints agree" }).first().click();
    await page.locator(".finding-name").first().click();
    await page.evaluate(() => window.scrollTo(0, 90));
    await expect.poll(async () => JSON.stringify(await panel.savedState())).toContain('"top":90');
    const saved = await panel.savedState();
    expect(saved).toMatchObject({ schemaVersion: 1, itemId: "item-local-7f3a91c2", comparisonId: "comparison-1" });
    expect(JSON.stringify(saved)).not.toMatch(/1203|1590|Plaid Checking ?••/);
    await page.reload();
    await page.locator("tr.account-row").first().waitFor();
    expect(await page.locator("tr.account-row").count()).toBe(2);
    expect(await page.locator('th[data-reading="cached:/auth/get"]').count()).toBe(1);
    expect(await page.locator('.finding-name[aria-pressed="true"]').count()).toBe(1);
    expect(await page.locator("td[data-ring]").count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.scrollY)).toBe(90);
  });

  it.each([
    ["another version", { schemaVersion: 2, itemId: "i", view: { differencesOnly: true } }],
    ["not ours", ["differencesOnly"]],
    [
      "damaged",
      { schemaVersion: 1, itemId: "i", comparisonId: 5, view: { filter: {}, unfolded: [3], scroll: { top: "9" } } },
    ],
  ])("is left at its default when what was kept is %s", async (_what, state) => {
    const panel = await open({ snapshot: cases.usual(), state });
    expect(await panel.page.locator("tr.account-row").count()).toBe(4);
    expect(panel.errors()).toEqual([]);
  });
});

describe("little room", () => {
  it("keeps the account's name beside its numbers at 300 px, with nothing cut off above the table", async () => {
    const { page } = await open({ snapshot: cases.longNames(), width: 300 });
    await page.evaluate(() => window.scrollTo(400, 0));
    const name = await page.locator("th.account").first().boundingBox();
    expect(name?.x).toBe(0);
    const cut = await page
      .locator(".band")
      .evaluateAll((bands) =>
        bands
          .filter((band) => band.getClientRects().length > 0 && band.scrollWidth > band.clientWidth + 1)
          .map((band) => band.className),
      );
    expect(cut).toEqual([]);
    expect(await page.locator(".top.band").evaluate((band) => band.getBoundingClientRect().left)).toBe(0);
  });

  it("keeps the steps and endpoints in view while the accounts scroll", async () => {
    const { page } = await open({ snapshot: cases.manyAccounts(), height: 600 });
    await page.evaluate(() => window.scrollTo(0, 1500));
    const head = await page.locator("th[data-reading]").first().boundingBox();
    expect(head?.y).toBeGreaterThanOrEqual(0);
    expect(head?.y).toBeLessThan(60);
  });
});

describe("five hundred accounts", () => {
  const many = () => snapshot(comparison(fullReadings(manyAccounts(500))));
  const names = (page: import("playwright-core").Page) => page.locator("tr.account-row .account-name").allInnerTexts();

  it("are drawn as they come into view, and counted for a screen reader", async () => {
    const { page } = await open({ snapshot: many() });
    expect(await page.locator("table.matrix").getAttribute("aria-rowcount")).toBe("508");
    expect(await names(page)).not.toContain("Account 400");
    await page.locator("table.matrix").evaluate((table) => {
      const first = table.querySelector("tr.account-row")?.getBoundingClientRect().top ?? 0;
      const rowHeight = (table.getBoundingClientRect().bottom - first) / 500;
      window.scrollTo(0, first + 395 * rowHeight);
    });
    const row = page.locator('tr.account-row:has([data-account="account-Account 400"])');
    // Two rows of the head, five of the calls, one of the type, then the accounts.
    expect(await row.getAttribute("aria-rowindex")).toBe("408");
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator('[data-account="account-Account 1"]').first().waitFor();
  });

  it("are all reached by the evidence of a finding", async () => {
    const { page } = await open({ snapshot: many() });
    const drawn = page.locator(".finding");
    await expect.poll(() => drawn.count()).toBe(50);
    await page.getByRole("button", { name: /Show more/ }).click();
    expect(await drawn.count()).toBe(150);
    // A reason in a row leads to its finding, drawn or not until then.
    await page.evaluate(() => window.scrollTo(0, document.querySelector("table")?.offsetHeight ?? 0));
    await page.locator('tr.account-row:has([data-account="account-Account 499"]) .why-link').first().click();
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator('[data-account="account-Account 1"]').first().waitFor();
    await page.locator(".finding-name[aria-pressed=true]").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.locator('td[data-account="account-Account 499"][data-ring]').first().waitFor();
  });

  it("keep the focus on the cell that is scrolled to with the arrow keys", async () => {
    const { page } = await open({ snapshot: many() });
    await page.locator("button.cell").first().focus();
    const at = () => page.evaluate(() => document.activeElement?.closest("td")?.getAttribute("data-account"));
    const pageDown = async () => {
      await page.keyboard.press("PageDown");
      return Number((await at())?.replace(/\D/g, ""));
    };
    // Further than what was drawn at first.
    await expect.poll(pageDown, { timeout: 30_000 }).toBeGreaterThan(90);
    await expect.poll(at).toMatch(/Account/);
  });
});
