import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { cases, twelveCalls } from "./support/cases.ts";
import { comparison, snapshot } from "./support/fixtures.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();

describe("what the bank itself shows", () => {
  it("is a column of its own behind the calls, with when it was seen and how it differs from real-time", async () => {
    const { page } = await open({ snapshot: cases.bankShows(), width: 1600 });
    const head = page.locator("th.bank-shows-head");
    expect((await textOf(head)).split("\n")).toEqual(["Bank shows", "entered by hand"]);
    const cell = page.locator('td.bank-shows[data-account="account-Plaid Checking"]');
    expect(await cell.locator('[data-field="available"]').getAttribute("data-value")).toBe("1119.22");
    expect(await textOf(cell)).toContain("seen ");
    const card = page.locator('td.bank-shows[data-account="account-Plaid Credit Card"]');
    expect(await textOf(card)).toContain("+$50.00");
    expect(await card.locator('[data-field="available"]').count()).toBe(0);
  });

  it("has no endpoint, no latency, no request ID and no place among the calls", async () => {
    const { page } = await open({ snapshot: cases.bankShows(), width: 1600 });
    expect(await page.locator("th.bank-shows-head .endpoint, th.bank-shows-head [data-endpoint]").count()).toBe(0);
    for (const cell of await page.locator("td.bank-shows:not([data-account])").all())
      expect(await textOf(cell)).toBe("");
    expect(await page.locator('[data-role="calls"]').getByText("Bank shows").count()).toBe(0);
  });

  it("there is no such column where nobody entered any", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    expect(await page.locator(".bank-shows, .bank-shows-head").count()).toBe(0);
  });

  it("each cell asks the host to enter or to correct it", async () => {
    const panel = await open({ snapshot: cases.bankShows(), width: 1600 });
    await panel.page.locator('td.bank-shows[data-account="account-Plaid Checking"] button').click();
    await panel.page
      .getByRole("button", { name: /^Enter what the bank/ })
      .first()
      .click();
    const asked = (await panel.requests()).filter(({ name }) => name === "bank/enter");
    expect(asked.map(({ payload }) => payload)).toEqual([
      { accountId: "account-Plaid Checking" },
      { accountId: "account-Plaid Saving" },
    ]);
  });

  it("its number is ringed as evidence of what is said of it", async () => {
    const { page } = await open({ snapshot: cases.bankShows(), width: 1600 });
    await page.locator(".finding-name", { hasText: "Bank shows" }).first().click();
    expect(await page.locator("td.bank-shows[data-ring], td.bank-shows [data-ring]").count()).toBeGreaterThan(0);
  });

  it("stays in view where accounts that match are folded, and the View menu leads to the first one", async () => {
    const { comparison: twelve } = cases.twelveAccounts();
    const ids = twelve?.readings.flatMap(({ accounts }) => accounts.map(({ accountId }) => accountId)) ?? [];
    const entered = ids.map((accountId) => ({
      accountId,
      available: null,
      current: 7,
      seenAt: "2026-03-10T14:09:00.000Z",
    }));
    const seen = entered.filter(({ accountId }, place) => ids.indexOf(accountId) === place).slice(0, 1);
    const panel = await open({ snapshot: twelve === null ? cases.usual() : snapshot({ ...twelve, bankShows: seen }) });
    expect(await panel.page.locator("td.bank-shows .value").count()).toBe(1);
    await panel.page.locator(".view-menu summary").click();
    await panel.page.getByRole("button", { name: "Enter what the bank shows…" }).click();
    expect((await panel.requests()).at(-1)).toEqual({ name: "bank/enter", payload: { accountId: null } });
  });

  it("every row has as many columns as the head, in a long table too", async () => {
    const { page } = await open({
      snapshot: snapshot(
        comparison(twelveCalls(500), {
          bankShows: [{ accountId: "account-Account 1", available: 1, current: 2, seenAt: "2026-03-10T14:09:00.000Z" }],
        }),
      ),
      width: 1600,
    });
    await page.locator("td.bank-shows[data-account]").first().waitFor();
    const widths = await page
      .locator("table.matrix tr.account-row")
      .evaluateAll((rows) => rows.map((row) => row.children.length));
    const columns = await page.locator("table.matrix col").count();
    expect(new Set(widths)).toEqual(new Set([columns]));
  });
});
