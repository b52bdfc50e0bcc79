import { describe, expect, it } from "vitest";
import { cases, fullReadings, usualBank } from "./cases.ts";
import { comparison, ok, snapshot } from "./fixtures.ts";
import { usePanels } from "./panels.ts";
import { textOf } from "./textOf.ts";

const open = usePanels();

describe("what failed", () => {
  it("is asked again alone, each endpoint once", async () => {
    const panel = await open({ snapshot: cases.partial() });
    await panel.page.getByRole("button", { name: "Retry what failed" }).click();
    expect((await panel.requests()).slice(1)).toEqual([
      { name: "endpoint/fetch", payload: { endpoint: "/accounts/balance/get" } },
    ]);
  });

  it("is nothing where all was answered", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    expect(await page.getByRole("button", { name: "Retry what failed" }).count()).toBe(0);
  });
});

describe("one endpoint", () => {
  it("is fetched again from its drawer and lands as a column of its own", async () => {
    const panel = await open({ snapshot: cases.usual() });
    await panel.page.locator('th[data-reading="real-time:/accounts/balance/get"] .endpoint').click();
    await panel.page.getByRole("button", { name: "Fetch Again" }).click();
    expect(await panel.requests()).toContainEqual({
      name: "endpoint/fetch",
      payload: { endpoint: "/accounts/balance/get" },
    });
    const alone = ok("/accounts/balance/get", usualBank.live, { pass: "single", at: 60_000 });
    await panel.tell(snapshot(comparison([...fullReadings(usualBank), alone])));
    expect(await textOf(panel.page.locator("thead .step").last())).toBe("6Fetched alone");
  });
});

describe("the local clock", () => {
  const local = () => ({ ...cases.usual(), localNow: "2026-03-10T14:05:00.000Z" });

  it("is told, moved forward, and followed by a comparison in two clicks", async () => {
    const panel = await open({ snapshot: local() });
    const bar = panel.page.getByRole("group", { name: "Clock of the local sandbox" });
    expect(await textOf(bar.locator("time"))).toContain("Mar 10, 2026");
    await bar.getByRole("button", { name: "+1 day" }).click();
    await bar.getByRole("button", { name: "Compare again" }).click();
    expect((await panel.requests()).slice(1)).toEqual([
      { name: "clock/advance", payload: { seconds: 86_400 } },
      { name: "comparison/run", payload: null },
    ]);
  });

  it("is absent where there is none to move", async () => {
    const { page } = await open({ snapshot: cases.agree() });
    expect(await page.locator("[data-role=local]").count()).toBe(0);
  });

  it("that cannot be moved says so", async () => {
    const { page } = await open({ snapshot: local(), refuse: { "clock/advance": "emulator-stopped" } });
    await page.getByRole("button", { name: "+1 h" }).click();
    expect(await textOf(page.getByRole("alert"))).toContain("The local sandbox is not running.");
  });
});
