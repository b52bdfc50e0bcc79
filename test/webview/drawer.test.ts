import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Reading } from "../../src/core/reading/reading.ts";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();

const realTime = '[data-reading="real-time:/accounts/balance/get"]';
const cellOf = (page: Page, reading: string) =>
  page.locator(`td[data-reading="${reading}"][data-account="account-Plaid Checking"] .cell`);

describe("a cell", () => {
  it("opens its reading: numbers, evidence of age, answer, timing, request and effects", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await cellOf(page, "cached:/accounts/get").click();
    const drawer = page.getByRole("dialog", { name: "Cached: /accounts/get" });
    const words = await textOf(drawer);
    for (const expected of [
      "$1,203.42",
      "≤ 9 h old",
      "At most this old: Plaid updated Transactions then, and the cached balance with them.",
      "over a new connection",
      "POST /accounts/get",
      '"access_token": "••••••••"',
      "does not ask the bank",
      "leaves Plaid’s cached balances as they are",
    ]) {
      expect(words).toContain(expected);
    }
    expect(await textOf(drawer.locator("tr.chosen th"))).toBe("Plaid Checking ••0000");
  });

  it("of an evaluation says which rule decided, on what scores, and the core attributes once they are opened", async () => {
    const { page } = await open({ snapshot: cases.evaluatedAlone() });
    await page.locator('td[data-reading="single:/signal/evaluate"] .cell').click();
    const drawer = page.locator("[data-role=drawer]");
    const words = await textOf(drawer);
    for (const expected of [
      "REVIEW",
      "3-day-hold",
      "medium risk of a return",
      "60 of 99, tier 4",
      "41 of 99, tier 4",
    ]) {
      expect(words).toContain(expected);
    }
    expect(await drawer.getByText("days_since_account_opening").isVisible()).toBe(false);
    await drawer.getByText("Core attributes (2 of 6)").click();
    expect(await drawer.getByText("days_since_account_opening").isVisible()).toBe(true);
  });

  it("stays open over a reload and a new comparison", async () => {
    const panel = await open({ snapshot: cases.usual() });
    await cellOf(panel.page, "evaluated:/signal/evaluate").click();
    await panel.tell(cases.agree());
    expect(await textOf(panel.page.locator("[data-role=drawer]"))).toContain("balance-only");
    await panel.reload();
    expect(await textOf(panel.page.locator("[data-role=drawer] tr.chosen th"))).toBe("Plaid Checking ••0000");
  });

  it("stays in view above the drawer", async () => {
    const { page } = await open({ snapshot: cases.manyAccounts() });
    const cell = page.locator('td[data-account="account-Account 10"] .cell').first();
    await cell.click();
    const edges = await page.evaluate(() => ({
      drawer: document.querySelector(".drawer")?.getBoundingClientRect().top ?? 0,
      cell: document.querySelector("td.is-open")?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY,
    }));
    expect(edges.cell).toBeLessThanOrEqual(edges.drawer);
  });
});

describe("the drawer", () => {
  it("takes the focus, and gives it back where it came from on Escape", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await cellOf(page, "real-time:/accounts/balance/get").focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-role"))).toBe("drawer");
    await page.keyboard.press("Escape");
    expect(await page.locator("[data-role=drawer]").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.closest("td")?.getAttribute("data-account"))).toBe(
      "account-Plaid Checking",
    );
  });

  it("asks the host for the response, the request id and the diff", async () => {
    const panel = await open({ snapshot: cases.usual() });
    const { page } = panel;
    await page.locator(`th${realTime} .endpoint`).click();
    const drawer = page.locator("[data-role=drawer]");
    await drawer.getByRole("button", { name: "Response as JSON" }).click();
    await drawer.getByRole("button", { name: "Copy Request ID" }).click();
    await drawer.getByText("Compare with…").click();
    await drawer.getByRole("button", { name: "Cached again /auth/get" }).click();
    const readingId = "real-time:/accounts/balance/get";
    expect((await panel.requests()).slice(1)).toEqual([
      { name: "reading/open", payload: { readingId } },
      { name: "reading/copyRequestId", payload: { readingId } },
      { name: "reading/diff", payload: { readingId, otherReadingId: "cached-again:/auth/get" } },
    ]);
  });

  it("shows the request as it was sent: without the ruleset key of the answer, and not at all where nobody kept it", async () => {
    const { comparison: usual, ...rest } = cases.usual();
    if (usual === null) throw new Error("no comparison");
    const evaluate = { accountId: "account-Plaid Checking", amount: 25, rulesetKey: null, clientTransactionId: "tx-1" };
    const sent = { accountIds: [evaluate.accountId], minLastUpdatedDatetime: null, evaluate };
    const readings = usual.readings.map((reading) => (reading.kind === "evaluated" ? { ...reading, sent } : reading));
    const { page, tell } = await open({ snapshot: { ...rest, comparison: { ...usual, readings } } });
    await cellOf(page, "evaluated:/signal/evaluate").click();
    const request = page.locator('[data-role=drawer] [data-key="Request"]');
    const words = await textOf(request);
    for (const expected of ['"amount": 25', '"client_transaction_id": "tx-1"']) expect(words).toContain(expected);
    expect(words).not.toContain("ruleset_key");
    const saved = usual.readings.map((reading): Reading => {
      if (reading.outcome === "skipped") return reading;
      const { sent: _, ...unsent } = reading;
      return unsent;
    });
    await tell({ ...rest, comparison: { ...usual, origin: "saved", readings: saved } });
    await page.locator(`th${realTime} .endpoint`).click();
    expect(await textOf(request)).toContain("The request was not kept");
  });

  it("says why a response cannot be opened, with the one thing that brings one that can be", async () => {
    const { comparison: usual, responses, ...rest } = cases.usual();
    if (usual === null) throw new Error("no comparison");
    const readingId = "real-time:/accounts/balance/get";
    const panel = await open({ snapshot: { ...rest, comparison: usual, responses: {} } });
    const { page, tell } = panel;
    await page.locator(`th${realTime} .endpoint`).click();
    const drawer = page.locator("[data-role=drawer]");
    const part = drawer.locator('[data-key="Response"]');
    expect(await textOf(part)).toContain("only those of the last 20 comparisons");
    expect(await drawer.getByRole("button", { name: "Response as JSON" }).count()).toBe(0);
    expect(await drawer.getByText("Compare with…").count()).toBe(0);
    await part.getByRole("button", { name: "Compare Again" }).click();
    expect((await panel.requests()).slice(1)).toEqual([{ name: "comparison/run", payload: null }]);
    await tell({ ...rest, comparison: usual, responses: { [readingId]: "empty" } });
    expect(await textOf(part)).toContain("No JSON came back");
    await tell({ ...rest, comparison: { ...usual, origin: "saved" } });
    expect(await textOf(part)).toContain("read from your own file or text");
    // Beside others, only those that are held are offered.
    const held = { [readingId]: "held", "cached:/item/get": "held" } as const;
    await tell({ ...rest, comparison: usual, responses: held });
    await drawer.getByText("Compare with…").click();
    expect(await drawer.locator(".menu[open] .menu-item").allTextContents()).toEqual(["Cached /item/get"]);
  });

  it("tells VS Code's own menu of each head and each call what it is on", async () => {
    const { page } = await open({
      snapshot: cases.usual(),
      state: { schemaVersion: 1, itemId: "i", view: { callsOpen: true } },
    });
    const contexts = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-vscode-context]")].map((element) => [
        element.tagName,
        element.dataset.reading,
        JSON.parse(element.dataset.vscodeContext ?? "") as unknown,
      ]),
    );
    const { readings = [], item } = cases.usual().comparison ?? {};
    const made = readings.filter(({ outcome }) => outcome !== "skipped");
    const contextOf = (id: string | undefined) => ({
      webviewSection: "call",
      hasResponse: true,
      itemId: item?.itemId,
      readingId: id,
      preventDefaultContextMenuItems: true,
    });
    const rows = contexts.filter(([tag]) => tag === "TR");
    expect(rows.map(([, id]) => id)).toEqual(made.map(({ id }) => id));
    expect(contexts.length).toBeGreaterThan(rows.length + 2);
    for (const [, id, context] of contexts) expect(context).toEqual(contextOf(id as string));
  });

  it("copies the call for a shell or in a language through the host", async () => {
    const panel = await open({ snapshot: cases.usual() });
    const { page } = panel;
    await page.locator(`th${realTime} .endpoint`).click();
    const drawer = page.locator("[data-role=drawer]");
    for (const name of ["cURL (bash, zsh)", "PowerShell", "Node", "Python", "Ruby", "Go", "Java"]) {
      await drawer.getByText("Copy as…").click();
      await drawer.getByRole("button", { name }).click();
    }
    const readingId = "real-time:/accounts/balance/get";
    expect((await panel.requests()).slice(1)).toEqual(
      ["curl", "powershell", "node", "python", "ruby", "go", "java"].map((language) => ({
        name: "reading/copyAs",
        payload: { readingId, language },
      })),
    );
  });

  it("says of an endpoint that was not called why, and what calling it would do", async () => {
    const panel = await open({
      snapshot: cases.usual(),
      state: { schemaVersion: 1, itemId: "i", view: { skippedOpen: true } },
    });
    const { page } = panel;
    await page.locator(".skipped-endpoints").getByRole("button", { name: "/liabilities/get" }).click();
    const drawer = page.getByRole("dialog", { name: "Cached: /liabilities/get" });
    const words = await textOf(drawer);
    for (const expected of ["would add Liabilities", "in production part of a subscription", "does not ask the bank"]) {
      expect(words).toContain(expected);
    }
    expect(words).not.toContain("Response as JSON");
    await drawer.getByRole("button", { name: "Plaid’s page" }).click();
    expect((await panel.requests()).slice(1)).toEqual([
      { name: "endpoint/openDocs", payload: { endpoint: "/liabilities/get" } },
    ]);
  });

  it("opens a folded column at its first call, the others a click away", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page.locator('th[data-reading="cached:/accounts/get"] .endpoint').click();
    const drawer = page.locator("[data-role=drawer]");
    expect(await drawer.getAttribute("aria-label")).toBe("Cached: /accounts/get");
    await drawer.getByRole("button", { name: "/identity/get" }).click();
    expect(await drawer.getAttribute("aria-label")).toBe("Cached: /identity/get");
  });

  it("opens a call that is still waited for", async () => {
    const { page } = await open({ snapshot: cases.running() });
    await page.locator('th[data-reading="evaluated:/signal/evaluate"] .endpoint').click();
    const words = await textOf(page.getByRole("dialog", { name: "Evaluated: /signal/evaluate" }));
    expect(words).toContain("It was called and hasn't responded yet.");
    expect(words).toContain("in production billed per request");
  });

  it("says why a call failed and what to do", async () => {
    const { page } = await open({ snapshot: cases.partial() });
    await page.locator(`th${realTime} .endpoint`).click();
    const words = await textOf(page.locator("[data-role=drawer]"));
    expect(words).toContain("The bank wants the user to sign in again. (ITEM_LOGIN_REQUIRED)");
    expect(words).not.toContain("Age and its evidence");
  });
});
