import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();

/** What stands in each row: cell by cell. */
async function rowsOf(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = await page.locator(".ruleset-table tbody tr").all();
  return Promise.all(
    rows.map(async (row) =>
      Promise.all(
        (await row.locator("th, td").all()).map(async (cell) => (await textOf(cell)).replaceAll(/\s+/g, " ").trim()),
      ),
    ),
  );
}

describe("one debit through several rulesets", () => {
  it("has a row for each, in the order of the calls: decision, balance used, age, scores, latency, billing", async () => {
    const { page } = await open({ snapshot: cases.rulesets() });
    expect(await rowsOf(page)).toEqual([
      [
        "1 scores",
        "REVIEW medium risk of a return",
        "$1,975.77",
        "9 h old",
        "60 / 60",
        "540 ms simulated",
        "Signal call",
      ],
      ["2 No ruleset no key sent", "no decision", "$1,975.77", "9 h old", "", "1.1 s simulated", "Signal call"],
      ["3 default", "REROUTE NSF", "$1,761.52", "looks live", "", "1.1 s simulated", "Balance call"],
    ]);
    const verdict = await textOf(page.locator("[data-role=verdict]"));
    expect(verdict).toContain("The balance of default is probably live ($1,761.52)");
    expect(verdict).toContain("Plaid's copy ($1,975.77)");
  });

  it("stands before its answers do, and nothing of it moves when they come", async () => {
    const panel = await open({ snapshot: cases.rulesetsRunning() });
    const waiting = await rowsOf(panel.page);
    expect(waiting.map(([, decision]) => decision)).toEqual(["REVIEW medium risk of a return", "waiting", "queued"]);
    await panel.tell(cases.rulesets());
    await panel.page.getByText("looks live").first().waitFor();
    expect((await rowsOf(panel.page)).map(([name]) => name?.slice(0, 1))).toEqual(["1", "2", "3"]);
  });

  it("says of one that failed why, and of those never made that they were not", async () => {
    const failed = await open({ snapshot: cases.rulesetsOneFails() });
    expect((await rowsOf(failed.page)).map(([, decision]) => decision?.split(" ")[0])).toEqual([
      "RULESET_NOT_FOUND",
      "REVIEW",
      "REROUTE",
    ]);
    const cancelled = await open({ snapshot: cases.rulesetsCancelled() });
    expect((await rowsOf(cancelled.page)).map(([, decision]) => decision)).toEqual([
      "REVIEW medium risk of a return",
      "not made",
      "not made",
    ]);
  });

  it("says of a repeated ID of which moment the answer probably is", async () => {
    const { page } = await open({ snapshot: cases.rulesetReplayed() });
    const [, [name, , , age, , , billing] = []] = await rowsOf(page);
    expect(name).toMatch(/^2 default Same ID as number 1: probably a replay of its response of \d\d:\d\d:\d\d$/);
    expect([age, billing]).toEqual(["2 s old", "not documented"]);
    expect(await page.locator(".rulesets-order").count(), "nothing hangs on the order").toBe(0);
  });

  it.each([600, 900, 1085])("with twelve and long keys no cell runs into the next at %s px", async (width) => {
    const { page } = await open({ snapshot: cases.rulesetsTwelve(), width });
    expect(await rowsOf(page)).toHaveLength(12);
    const cut = await page
      .locator(".ruleset-table tbody tr")
      .evaluateAll(
        (rows) =>
          rows.flatMap((row) =>
            [...row.querySelectorAll<HTMLElement>("th, td")].filter(
              (cell) => cell.scrollWidth > cell.clientWidth + 1 || cell.offsetWidth === 0,
            ),
          ).length,
      );
    expect(cut).toBe(0);
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(overflows).toBe(false);
  });

  it("opens a row's answer by keyboard, from where the debit is evaluated again, or through other rulesets", async () => {
    const panel = await open({ snapshot: cases.rulesets() });
    const reading = "evaluated:/signal/evaluate#3";
    await panel.page.locator(`.ruleset-name[data-reading="${reading}"]`).focus();
    await panel.page.keyboard.press("Enter");
    const drawer = panel.page.locator("[data-role=drawer]");
    await drawer.getByRole("button", { name: "Evaluate Again", exact: true }).click();
    await drawer.getByRole("button", { name: "Send Same ID Again" }).click();
    await drawer.getByRole("button", { name: "Compare Rulesets…" }).click();
    expect(
      (await panel.requests()).filter(({ name }) => name === "evaluation/again").map(({ payload }) => payload),
    ).toEqual([
      { readingId: reading, how: "new-id" },
      { readingId: reading, how: "same-id" },
      { readingId: reading, how: "rulesets" },
    ]);
  });
});

it("a comparison of one evaluation has no such table", async () => {
  const { page } = await open({ snapshot: cases.usual() });
  expect(await page.locator("[data-role=rulesets]").count()).toBe(0);
});
