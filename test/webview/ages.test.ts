import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";
import { comparison, ok, snapshot } from "./support/fixtures.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();
const callsOpen = { schemaVersion: 1, itemId: "i", comparisonId: null, view: { callsOpen: true } };

describe("the axis of ages", () => {
  it("says of each answer how old its balances are, since when, and what that rests on", async () => {
    const { page } = await open({ snapshot: cases.usual(), state: callsOpen });
    const rows = page.locator("[data-role=ages] tbody tr");
    expect(await rows.count()).toBe(11);
    const words = await textOf(rows.first());
    expect(words).toContain("≤ 9 h old");
    expect(words).toContain("Mar 10, 2026, 05:23");
    expect(words).toContain("last update of Transactions");
    expect(await textOf(rows.nth(6))).toContain("the bank was asked");
  });

  it("draws a bound as a range up to its answer and a measurement as a point", async () => {
    const { page } = await open({ snapshot: cases.usual(), state: callsOpen });
    const widths = await page
      .locator(".age-mark")
      .evaluateAll((marks) =>
        marks.map((mark) => [mark.getAttribute("data-provenance"), mark.getBoundingClientRect().width] as const),
      );
    const [bounded] = widths;
    const measured = widths.find(([provenance]) => provenance === "measured");
    expect(bounded?.[0]).toBe("bounded");
    expect(bounded?.[1]).toBeGreaterThan(100);
    expect(measured?.[1]).toBeLessThan(10);
  });

  it("hatches all of the past where nothing says how old a balance is", async () => {
    const usual = cases.usual().comparison?.readings.find(({ id }) => id === "cached:/accounts/get");
    const alone = ok("/accounts/get", usual?.outcome === "ok" ? usual.accounts : [], { pass: "cached" });
    const { page } = await open({ snapshot: snapshot(comparison([alone])), state: callsOpen });
    expect(await page.locator(".age-mark").getAttribute("data-provenance")).toBe("unknown");
    expect(await textOf(page.locator("[data-role=ages] tbody tr"))).toContain("age unknown");
  });
});
