import { describe, expect, it } from "vitest";
import type { OkReading, Reading } from "../../src/core/reading/reading.ts";
import { usePanels } from "./panels.ts";
import { cases, fullReadings, usualBank } from "./support/cases.ts";
import { comparison, failed, ok, snapshot } from "./support/fixtures.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();
/** Every call has a column. */
const allColumns = {
  schemaVersion: 1,
  itemId: "i",
  comparisonId: null,
  view: { unfolded: ["cached", "step:cached-after-evaluate", "step:cached-again", "cached-again"] },
};

/** The numbers as a program reads them from the page. */
function readCells(page: import("playwright-core").Page) {
  return page.locator("td[data-reading][data-account]").evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const value = (field: string) =>
        cell.querySelector(`[data-field="${field}"]`)?.getAttribute("data-value") ?? null;
      return (cell.getAttribute("data-readings") ?? "").split(" ").map((reading) => ({
        reading,
        account: cell.getAttribute("data-account"),
        available: value("available"),
        current: value("current"),
      }));
    }),
  );
}

describe("what a program reads from the page", () => {
  it("is every number of every answer, raw, in the cell of its account and call", async () => {
    const readings = fullReadings(usualBank);
    const { page } = await open({ snapshot: snapshot(comparison(readings)), state: allColumns });
    const cells = await readCells(page);
    for (const reading of readings) {
      for (const { accountId, balances } of reading.accounts) {
        expect(cells).toContainEqual({
          reading: reading.id,
          account: accountId,
          available: String(balances.available),
          current: String(balances.current),
        });
      }
    }
  });

  it("names each call's endpoint in its head", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const heads = await page
      .locator("th[data-reading]")
      .evaluateAll((all) => all.map((head) => [head.getAttribute("data-reading"), head.getAttribute("data-endpoint")]));
    expect(heads).toContainEqual(["real-time:/accounts/balance/get", "/accounts/balance/get"]);
    expect(heads[0]).toEqual(["cached:/accounts/get", "/accounts/get"]);
  });

  it("keeps the order in which the calls were made", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    expect(await page.locator("thead .head-name").allInnerTexts()).toEqual(["1Cached", "2Evaluated", "4Real-time"]);
    const asides = await page.locator(".aside").allInnerTexts();
    expect(asides.map((words) => words[0])).toEqual(["3", "5"]);
  });

  it("says of steps that read the cache again how they stand to the bank as the table measures them", async () => {
    const readings = fullReadings(usualBank);
    const live = readings.find((each): each is OkReading => each.outcome === "ok" && each.kind === "real-time");
    if (live === undefined) throw new Error("the bank answers");
    const wordsOf = async (all: readonly Reading[]): Promise<string | undefined> => {
      const { page } = await open({ snapshot: snapshot(comparison(all)) });
      return (await page.locator(".aside").allInnerTexts()).at(-1);
    };
    expect(await wordsOf(readings)).toContain("now match the bank");
    const moved = live.accounts.map((each) => ({ ...each, balances: { ...each.balances, current: 1 } }));
    const later = ok("/accounts/balance/get", moved, { pass: "single", at: 60_000 });
    expect(await wordsOf([...readings, later])).toMatch(/0 of \d+ calls match the bank/);
  });

  it("has the verdict where it is looked for", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    expect(await textOf(page.locator('[data-role="verdict"]'))).toContain("$696.44");
  });
});

describe("names, memos and messages", () => {
  it("stay text, whatever markup they hold", async () => {
    const markup = `<img src=x onerror="document.title='owned'"><b>bold</b>`;
    const provider = {
      errorType: markup,
      errorCode: markup,
      errorMessage: markup,
      displayMessage: markup,
      documentationUrl: `https://plaid.com/docs/"><script>document.title='owned'</script>`,
      httpStatus: 400,
    };
    const refused = failed("/auth/get", { reason: "unknown-plaid-error", provider }, { pass: "cached" });
    const shown = cases.longNames();
    const readings = shown.comparison?.readings.map((each) => (each.id === refused.id ? refused : each)) ?? [];
    expect(readings).toContain(refused);
    const { page } = await open({ snapshot: snapshot(comparison(readings)) });
    await page.locator(".calls > summary").click();
    for (const part of ["img", "b", "script", "[onerror]"]) {
      expect(await page.locator(`#balance-lens ${part}`).count()).toBe(0);
    }
    expect(await page.title()).toBe("Balances");
    expect(await page.getByText(markup).count()).toBeGreaterThan(0);
    // What Plaid said of the refusal is there, and is text too.
    expect(await page.locator("#balance-lens").textContent()).toContain(markup);
  });
});
