import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { serializeFindings } from "../../../src/protocol/findingsText.ts";
import { differenceFact, factMessages } from "../../builders/factsAndCauses.ts";
import { usePanels } from "../panels.ts";
import { snapshot } from "../support/fixtures.ts";
import { bankAt, evaluationAt, logOf } from "../support/logCase.ts";
import { textOf } from "../support/textOf.ts";

const open = usePanels();
const times = 300;

/** A fact about the numbers of two calls in the middle of the log. */
function factOf(call: number) {
  const accountId = "account-Checking";
  const refOf = (readingId: string) => ({ readingId, accountId, field: "available" });
  const cached = refOf(`cached-again:/accounts/get#${call}`);
  const bank = refOf(`single:/accounts/balance/get#${call}`);
  const [copy, live] = [bankAt(call + 1) - 5, bankAt(call + 1)];
  const window = { from: null, to: "2026-03-10T15:00:00.000Z" };
  const fact = differenceFact({ number: call, accountId, name: "Checking", cached: copy, bank: live, window });
  return {
    ...fact,
    readings: [cached.readingId, bank.readingId],
    evidence: [cached, bank],
    params: {
      ...fact.params,
      cached: { kind: "money", value: copy, currency: "USD", ref: cached },
      bank: { kind: "money", value: live, currency: "USD", ref: bank },
    },
  } satisfies Finding;
}

function shown(left = { notes: 0, others: 0 }) {
  const findings = serializeFindings({ findings: [factOf(200)], words: factMessages, left });
  const comparison = logOf(times);
  return { ...snapshot({ ...comparison, status: "running" }), comparison, findings };
}

/** The number of each column's call in the log, by its real-time calls. */
const singles = (page: Page) =>
  page
    .locator('th[data-reading^="single:"]')
    .evaluateAll((heads) => heads.map((head) => Number(head.getAttribute("data-reading")?.split("#")[1])));

describe("the panel of a log with hundreds of calls of one Item", () => {
  it("has a column for each step, and as much in it as in a panel of a few calls", async () => {
    const { page } = await open({ snapshot: shown() });
    expect(await page.locator("th.call-head").count()).toBe(3);
    expect(await textOf(page.locator('th[data-reading^="single:"] .fold'))).toBe("+298 · 298 differ");
    const longest = await page
      .locator("[data-readings]")
      .evaluateAll((all) =>
        Math.max(...all.map((each) => (each.getAttribute("data-readings") ?? "").split(" ").length)),
      );
    expect(longest).toBe(50);
    expect(await page.locator("*").count()).toBeLessThan(3000);
  });

  it("offers the calls that a column shows as the baseline", async () => {
    const { page } = await open({ snapshot: shown() });
    await page.getByText("View", { exact: true }).click();
    const choices = page.getByRole("group", { name: "Differences against" }).getByRole("button");
    expect(await choices.count()).toBe(3);
  });

  it("lists its first calls, and more of them when asked", async () => {
    const { page } = await open({ snapshot: shown() });
    await page.getByText("600 calls", { exact: true }).click();
    const calls = page.locator(".calls tbody tr[data-reading]");
    expect(await calls.count()).toBe(100);
    await page.getByRole("button", { name: "Show more (500 left)" }).click();
    expect(await calls.count()).toBe(200);
    await page.getByRole("button", { name: "Show more (400 left)" }).waitFor();
  });

  it("unfolds fifty calls at a time, and turns to those before and after them", async () => {
    const { page } = await open({ snapshot: shown() });
    await page.locator('th[data-reading^="single:"] .fold').click();
    expect(await singles(page)).toEqual(Array.from({ length: 50 }, (_, place) => place + 1));
    expect(await page.getByRole("button", { name: "calls before" }).count()).toBe(0);
    await page.getByRole("button", { name: "249 calls after" }).click();
    expect(await singles(page)).toEqual(Array.from({ length: 50 }, (_, place) => place + 51));
    expect(await page.locator("th.call-head :focus").count()).toBe(1);
    await page.getByRole("button", { name: "199 calls after" }).waitFor();
    await page.getByRole("button", { name: "50 calls before" }).click();
    expect((await singles(page))[0]).toBe(1);
    await page.getByRole("button", { name: "fold 299" }).click();
    expect((await singles(page)).length).toBe(1);
  });

  it("shows the call that a finding is about, where the column is folded and where it is not", async () => {
    const panel = await open({ snapshot: shown() });
    const { page } = panel;
    await page.locator(".verdict-numbers").click();
    expect(await singles(page)).toEqual([200]);
    expect(await textOf(page.locator('td[data-ring][data-reading="single:/accounts/balance/get#200"]'))).toContain(
      "$1,201.00",
    );
    await page.locator('th[data-reading^="single:"] .fold').click();
    expect((await singles(page))[0]).toBe(200);
    // What was arranged is there again.
    await panel.reload();
    await page.locator("tr.account-row").first().waitFor();
    expect((await singles(page))[0]).toBe(200);
  });

  it("has a table for each of the first debits that were evaluated twice, and says how many more there are", async () => {
    const readings = Array.from({ length: 40 }, (_, place) => evaluationAt(place));
    const comparison = { ...logOf(2), readings: [...logOf(2).readings, ...readings] };
    const { page } = await open({
      snapshot: { ...snapshot({ ...comparison, status: "running" }), comparison, findings: "[]" },
    });
    expect(await page.locator(".rulesets section").count()).toBe(12);
    expect(await textOf(page.locator(".rulesets"))).toContain("8 more are in an export only.");
  });

  it("says how many findings it does not list", async () => {
    const { page } = await open({ snapshot: shown({ notes: 0, others: 12_345 }) });
    expect(await textOf(page.locator(".findings-body"))).toContain("12,345 more are in an export only.");
  });
});
