import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/core/endpoint/catalogue.ts";
import { usePanels } from "./panels.ts";
import { cases, fullReadings, manyAccounts, usualBank } from "./support/cases.ts";
import { account, comparison, ok, skipped, snapshot } from "./support/fixtures.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();

describe("differences only", () => {
  it("leaves the accounts whose answers differ", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page.locator("vscode-checkbox").click();
    expect(await page.locator("tr.account-row .account-name").allInnerTexts()).toEqual([
      "Plaid Checking",
      "Plaid Credit Card",
    ]);
    await page.getByRole("checkbox", { name: "Differences only (2 of 4)" }).waitFor();
  });

  it("takes what is null by design for no difference, and offers it as no baseline", async () => {
    const readings = fullReadings({ cached: usualBank.live, live: usualBank.live });
    const unread = { available: null, current: null, limit: null, isoCurrencyCode: null, unofficialCurrencyCode: null };
    const matched = usualBank.live.map((account) => ({ ...account, balances: unread }));
    const { page } = await open({
      snapshot: snapshot(comparison([ok("/identity/match", matched, { pass: "cached" }), ...readings])),
      state: { schemaVersion: 1, itemId: "i", view: { unfolded: ["cached"] } },
    });
    expect(await textOf(page.locator('td[data-reading="cached:/identity/match"]').first())).toContain("null");
    await page.getByText("View", { exact: true }).click();
    const choices = page.getByRole("group", { name: "Differences against" }).getByRole("button");
    expect(await choices.filter({ hasText: "/identity/get" }).count()).toBeGreaterThan(0);
    expect(await choices.filter({ hasText: "/identity/match" }).count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.locator("vscode-checkbox").click();
    expect(await textOf(page.locator(".no-rows"))).toContain("Every account matches in every response.");
  });

  it("says so where all agree, and shows all again", async () => {
    const { page } = await open({ snapshot: cases.agree() });
    await page.locator("vscode-checkbox").click();
    expect(await textOf(page.locator(".no-rows"))).toContain("Every account matches in every response.");
    await page.getByRole("button", { name: "Show all accounts" }).click();
    expect(await page.locator("tr.account-row").count()).toBe(4);
  });
});

describe("endpoints that were not called", () => {
  it("are one quiet line that opens to why", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page.getByText("2 endpoints not called").click();
    expect(await textOf(page.locator(".skipped-endpoints li").first())).toBe(
      "/liabilities/get skipped: would add Liabilities",
    );
    expect(await page.locator("th[data-state=skipped]").count()).toBe(0);
  });

  it("stay in one line of a narrow panel, however many they are", async () => {
    const products = new Set<string | null>([null, "transactions"]);
    const left = catalogue.filter(({ product }) => !products.has(product)).map(({ path }) => path);
    const made = fullReadings(usualBank).filter(({ endpoint }) => !left.includes(endpoint));
    const unmade = left.map((path) => skipped(path, "product-not-on-item", "cached"));
    const { page } = await open({ snapshot: snapshot(comparison([...unmade, ...made])), width: 420 });
    const line = page.locator(".skipped-endpoints summary");
    expect(await textOf(line)).toContain(
      "7 endpoints not called would add Auth, Identity, Identity Match, Liabilities, Investments, and Investments Move",
    );
    await line.click();
    const edges = await page
      .locator(".skipped-endpoints summary, .skipped-endpoints li > *")
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
    expect(edges.length).toBeGreaterThan(2 * left.length);
    expect(Math.max(...edges)).toBeLessThanOrEqual(420);
  });
});

describe("sorting", () => {
  const order = (page: import("playwright-core").Page) => page.locator("tr.account-row .account-name").allInnerTexts();

  it("goes by type, by name or by the largest difference, and is remembered", async () => {
    const panel = await open({ snapshot: cases.usual() });
    const { page } = panel;
    const choose = async (name: string) => {
      await page.getByText("View", { exact: true }).click();
      await page.getByRole("group", { name: "Sorted by" }).getByRole("button", { name }).click();
      await page.keyboard.press("Escape");
    };
    const byType = ["Plaid Checking", "Plaid Saving", "Plaid Credit Card", "Plaid Student Loan"];
    expect(await order(page)).toEqual(byType);
    await choose("name");
    expect(await order(page)).toEqual(["Plaid Checking", "Plaid Credit Card", "Plaid Saving", "Plaid Student Loan"]);
    await choose("largest difference");
    expect(await order(page)).toEqual(["Plaid Credit Card", "Plaid Checking", "Plaid Saving", "Plaid Student Loan"]);
    await panel.reload();
    expect((await order(page))[0]).toBe("Plaid Credit Card");
    await choose("account type");
    expect(await order(page)).toEqual(byType);
  });

  it("puts what differs first among many accounts, and makes one line of those that match", async () => {
    const panel = await open({ snapshot: snapshot(comparison(fullReadings(manyAccounts(12)))) });
    const { page } = panel;
    expect(await order(page)).toEqual(["Account 1", "Account 4", "Account 7", "Account 10"]);
    const line = page.getByRole("button", { name: /8 accounts match/ });
    expect(await textOf(line)).toContain("Account 2 ••1001 $1,017.50");
    await line.click();
    expect(await page.locator("tr.account-row").count()).toBe(12);
    await panel.reload();
    expect(await page.locator("tr.account-row").count()).toBe(12);
  });
});

describe("columns", () => {
  it("are hidden and shown from a menu, and stay so", async () => {
    const panel = await open({ snapshot: cases.usual() });
    const { page } = panel;
    const evaluated = page.getByRole("button", { name: "2 Evaluated /signal/evaluate" });
    await page.getByText("View", { exact: true }).click();
    await evaluated.click();
    expect(await page.locator('th[data-endpoint="/signal/evaluate"]').count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.locator("details.menu[open]").count()).toBe(0);
    await panel.reload();
    await page.getByText("View", { exact: true }).click();
    expect(await evaluated.getAttribute("aria-pressed")).toBe("false");
    await evaluated.click();
    expect(await page.locator('th[data-endpoint="/signal/evaluate"]').count()).toBe(1);
  });

  it("of the steps that read the cache once more are opened from their line, and stay so", async () => {
    const panel = await open({ snapshot: cases.usual() });
    const { page } = panel;
    const heads = page.locator('th[data-reading^="cached-again:"]');
    expect(await heads.count()).toBe(0);
    const line = page.getByRole("button", { name: /Cached again all 4 calls now match the bank/ });
    await line.click();
    expect(await heads.count()).toBe(1);
    await panel.reload();
    expect(await heads.count()).toBe(1);
    await line.click();
    expect(await heads.count()).toBe(0);
  });
});

describe("the filter", () => {
  it("leaves the accounts that match by name or mask", async () => {
    const { page } = await open({ snapshot: cases.manyAccounts() });
    await page.getByRole("textbox", { name: "Filter accounts" }).click();
    await page.keyboard.type("account 12");
    expect(await page.locator("tr.account-row .account-name").allInnerTexts()).toEqual(["Account 12"]);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("1059");
    expect(await page.locator("tr.account-row .account-name").allInnerTexts()).toEqual(["Account 60"]);
    await page.keyboard.type("x");
    expect(await textOf(page.locator(".no-rows"))).toContain("No account matches “1059x”.");
  });
});

describe("the differences", () => {
  const against = (page: import("playwright-core").Page) => textOf(page.locator(".difference-head .head-fact"));

  it("are cached less real-time, and against what the person picks", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const row = page.locator("tr.account-row", { hasText: "Plaid Credit Card" }).locator("td.difference");
    expect(await textOf(row)).toBe("+$893.56\nowed -$893.56");
    expect(await against(page)).toBe("cached − real-time");
    await page.getByText("View", { exact: true }).click();
    await page
      .getByRole("group", { name: "Differences against" })
      .getByRole("button", { name: "Cached /accounts/get" })
      .first()
      .click();
    expect(await against(page)).toBe("real-time − cached");
    expect(await textOf(row)).toBe("-$893.56\nowed +$893.56");
  });

  it("are against the evaluation where real-time failed, and against nothing where that says nothing of the account", async () => {
    const { page } = await open({ snapshot: cases.partial() });
    expect(await against(page)).toBe("cached − evaluated");
    expect((await page.locator("td.difference").allInnerTexts()).map((words) => words.split("\n")[0])).toEqual([
      "+$84.20",
      "–",
      "–",
      "–",
    ]);
  });

  it("have the colour of what is found, whichever way they go", async () => {
    const colours = async (cached: number, live: number) => {
      const bank = { cached: [account("A", { available: cached })], live: [account("A", { available: live })] };
      const { page } = await open({ snapshot: snapshot(comparison(fullReadings(bank))) });
      return page
        .locator(".difference-line")
        .first()
        .evaluate((line) => getComputedStyle(line).color);
    };
    expect(await colours(1100, 1080)).toBe(await colours(1080, 1100));
  });
});

describe("the calls of a step", () => {
  it("are one column, and one column each when unfolded", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const heads = page.locator('th[data-reading^="cached:"]');
    expect(await heads.count()).toBe(1);
    await page.getByRole("button", { name: "+3 match" }).first().click();
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

  it("that disagree are one column all the same, and say in which account", async () => {
    const readings = fullReadings(usualBank).map((reading) =>
      reading.id === "cached:/identity/get" && reading.outcome === "ok"
        ? {
            ...reading,
            accounts: reading.accounts.map((each) => ({ ...each, balances: { ...each.balances, current: 1 } })),
          }
        : reading,
    );
    const { page } = await open({ snapshot: snapshot(comparison(readings)) });
    expect(await textOf(page.locator('th[data-reading="cached:/accounts/get"] .fold'))).toBe("+3 · 1 differs");
    expect(await textOf(page.locator('td[data-reading="cached:/accounts/get"]').first())).toContain(
      "differs in /identity/get",
    );
  });
});

describe("what the person arranged", () => {
  it("is there again after a reload, and no balance is kept", async () => {
    const panel = await open({ snapshot: cases.usual(), height: 400 });
    const { page } = panel;
    await page.locator("vscode-checkbox").click();
    await page.getByRole("button", { name: "+3 match" }).first().click();
    await page.locator(".finding-name").first().click();
    await page.evaluate(() => window.scrollTo(0, 90));
    await expect.poll(async () => JSON.stringify(await panel.savedState())).toContain('"top":90');
    const saved = await panel.savedState();
    expect(saved).toMatchObject({ schemaVersion: 1, itemId: "item-local-7f3a91c2", comparisonId: "comparison-1" });
    expect(JSON.stringify(saved)).not.toMatch(/1203|1590|Plaid Checking ?••/);
    await panel.reload();
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
    // Scrolled anew each time: a page that is not drawn yet has no room to scroll.
    const headAfterScrolling = async () => {
      await page.evaluate(() => window.scrollTo(0, 900));
      return (await page.locator("th[data-reading]").first().boundingBox())?.y;
    };
    await expect.poll(headAfterScrolling).toBeLessThan(60);
    expect(await headAfterScrolling()).toBeGreaterThanOrEqual(0);
  });
});

describe("five hundred accounts", () => {
  const many = () => snapshot(comparison(fullReadings(manyAccounts(500))));
  const names = (page: import("playwright-core").Page) => page.locator("tr.account-row .account-name").allInnerTexts();

  it("are drawn as they come into view, and counted for a screen reader", async () => {
    const { page } = await open({ snapshot: many() });
    expect(await page.locator("table.matrix").getAttribute("aria-rowcount")).toBe("501");
    expect(await names(page)).not.toContain("Account 400");
    await page.locator("table.matrix").evaluate((table) => {
      const first = table.querySelector("tr.account-row")?.getBoundingClientRect().top ?? 0;
      const rowHeight = (table.getBoundingClientRect().bottom - first) / 500;
      window.scrollTo(0, first + 395 * rowHeight);
    });
    const row = page.locator('tr.account-row:has([data-account="account-Account 400"])');
    // The head, then the accounts.
    expect(await row.getAttribute("aria-rowindex")).toBe("401");
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator('[data-account="account-Account 1"]').first().waitFor();
  });

  it("are all reached by the evidence of a finding", async () => {
    const { page } = await open({ snapshot: many() });
    const drawn = page.locator(".finding");
    await expect.poll(() => drawn.count()).toBe(50);
    // By the keyboard: what comes into view has its height a frame later, and a pointer may then be beside the button.
    await page.getByRole("button", { name: /Show more/ }).press("Enter");
    await expect.poll(() => drawn.count()).toBe(150);
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
    await expect.poll(pageDown).toBeGreaterThan(90);
    await expect.poll(at).toMatch(/Account/);
  });
});
