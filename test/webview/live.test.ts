import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/core/comparison/comparison.ts";
import { usePanels } from "./panels.ts";
import { cases, fullReadings, usualBank } from "./support/cases.ts";
import { comparison, failed, ok, snapshot } from "./support/fixtures.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();

describe("what failed", () => {
  const retry = { name: "Retry Failed Calls" };
  const timedOut = () => {
    const readings = fullReadings(usualBank).map((each) =>
      each.pass === "real-time" ? failed(each.endpoint, { reason: "timed-out" }, { pass: each.pass, at: 3184 }) : each,
    );
    return snapshot(comparison(readings));
  };

  it("is asked again in one request, and offered no more once it was answered", async () => {
    const panel = await open({ snapshot: timedOut() });
    await panel.page.getByRole("button", retry).click();
    expect((await panel.requests()).slice(1)).toEqual([
      { name: "comparison/retryFailed", payload: { readingIds: null } },
    ]);
    const before: Comparison | null = timedOut().comparison;
    if (before === null) throw new Error("this case has a comparison");
    const answer = ok("/accounts/balance/get", usualBank.live, { pass: "single", at: 60_000 });
    await panel.tell(snapshot({ ...before, readings: [...before.readings, answer] }));
    await panel.page.locator("thead .step", { hasText: "Single call" }).waitFor();
    expect(await panel.page.getByRole("button", retry).count()).toBe(0);
  });

  it("is asked again where only /item/get failed", async () => {
    const readings = fullReadings(usualBank).map((each) =>
      each.id === "cached:/item/get" ? failed("/item/get", { reason: "timed-out" }, { pass: "cached" }) : each,
    );
    const { page } = await open({ snapshot: snapshot(comparison(readings)) });
    expect(await page.getByRole("button", retry).count()).toBe(1);
  });

  it("is asked again reason by reason where there are several, the gravest first", async () => {
    const panel = await open({ snapshot: cases.failedSeverally(), now: "2026-03-10T14:30:00Z" });
    const lines = panel.page.locator(".verdict-failures li");
    expect((await lines.allInnerTexts()).map((words) => words.replaceAll(/\s+/g, " "))).toEqual([
      expect.stringMatching(/^2 calls.*INSTITUTION_NOT_RESPONDING.*Retry These 2$/),
      expect.stringMatching(/BALANCE_LIMIT.*Retry This Call$/),
      expect.stringMatching(/^1 call: .*NO_AUTH_ACCOUNTS.*This is expected\. Plaid’s page$/),
    ]);
    const grave = (icon: string) => lines.locator(`.icon-${icon}`).count();
    expect([await grave("problem"), await grave("warning"), await grave("info")]).toEqual([1, 1, 1]);
    await panel.page.getByRole("button", { name: "Retry These 2" }).click();
    const readingIds = ["cached:/identity/get", "cached-again:/identity/get"];
    expect((await panel.requests()).slice(1)).toEqual([{ name: "comparison/retryFailed", payload: { readingIds } }]);
    expect(await panel.page.getByRole("button", retry).count()).toBe(0);
  });

  it("is asked again once the limit that it met has room, and says until then how long that is", async () => {
    // The call ended 1.6 + 0.4 s after 14:03:21.482, and the limit is of a minute.
    const panel = await open({ snapshot: cases.failedSeverally(), now: "2026-03-10T14:03:36Z" });
    const waiting = panel.page.getByRole("button", { name: "Retry in 48 s" });
    expect(await waiting.getAttribute("aria-disabled")).toBe("true");
    await waiting.click({ force: true });
    expect((await panel.requests()).slice(1)).toEqual([]);
  });

  it("waits in a column of its own while it is asked, and one key cancels it", async () => {
    const inFlight = [{ readingId: "single:/accounts/get", endpoint: "/accounts/get" as const, elapsedMs: 0 }];
    const panel = await open({ snapshot: { ...timedOut(), inFlight } });
    expect(await panel.page.locator('td[data-reading="single:/accounts/get"][data-cell="waiting"]').count()).toBe(4);
    expect(await panel.page.getByRole("button", retry).count()).toBe(0);
    await panel.page.keyboard.press("Escape");
    expect((await panel.requests()).slice(1)).toEqual([{ name: "comparison/cancel", payload: null }]);
    expect(await textOf(panel.page.locator(".keys"))).toContain("Escape closes it, cancels a run");
  });

  it.each(["usual", "partial"] as const)("is nothing where no retry helps: %s", async (name) => {
    const { page } = await open({ snapshot: cases[name]() });
    expect(await page.getByRole("button", retry).count()).toBe(0);
  });
});

describe("what arrives", () => {
  it("is drawn at once, and what follows before it was painted once, behind that frame", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    const named = (alias: string) => {
      const { comparison: before, ...rest } = cases.usual();
      return { ...rest, comparison: before && { ...before, item: { ...before.item, alias } } };
    };
    const drawn = await page.evaluate(
      async (payloads) => {
        const headings = new Set<string>();
        const note = () => headings.add(document.querySelector("h1")?.textContent ?? "");
        new MutationObserver(note).observe(document.body, { childList: true, characterData: true, subtree: true });
        const arrives = (payload: unknown) =>
          window.dispatchEvent(
            new MessageEvent("message", { data: { kind: "event", name: "panel/snapshot", payload } }),
          );
        for (const payload of payloads) arrives(payload);
        note();
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        for (let frames = 0; frames < 2; frames++) await frame();
        return [...headings];
      },
      [named("First"), named("Second"), named("Third")],
    );
    expect(drawn).toEqual(["First", "Third"]);
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
    expect(await textOf(panel.page.locator("thead .step").last())).toBe("Single call");
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

  it("is moved by a day and compared in one click where all balances match, or the Item compared whose don't", async () => {
    const panel = await open({ snapshot: cases.justLinked() });
    await panel.page.getByRole("button", { name: "+1 Day and Compare" }).click();
    await expect.poll(() => panel.asked("comparison/run")).toHaveLength(1);
    await panel.page.getByRole("button", { name: "Compare “Stale Cache”" }).click();
    expect((await panel.requests()).slice(1)).toEqual([
      { name: "clock/advance", payload: { seconds: 86_400 } },
      { name: "comparison/run", payload: null },
      { name: "local/change", payload: { what: "open" } },
    ]);
  });

  it("compares again, and cancels nothing, while a single call is under way", async () => {
    const endpoint = "/accounts/balance/get";
    const inFlight = [{ readingId: `single:${endpoint}`, endpoint, elapsedMs: 0 } as const];
    const panel = await open({ snapshot: { ...local(), inFlight } });
    const bar = panel.page.getByRole("group", { name: "Clock of the local sandbox" });
    await bar.getByRole("button", { name: "+1 day" }).click();
    await bar.getByRole("button", { name: "Compare again" }).click();
    expect((await panel.requests()).at(-1)).toEqual({ name: "comparison/run", payload: null });
  });

  it("goes to the next refresh of the Item in one click, compares in the second, and says when that is", async () => {
    const panel = await open({ snapshot: local() });
    const bar = panel.page.getByRole("group", { name: "Clock of the local sandbox" });
    const toRefresh = bar.getByRole("button", { name: "To next update" });
    expect(await toRefresh.getAttribute("title")).toContain("Mar 11, 2026, 05:23");
    await toRefresh.click();
    await bar.getByRole("button", { name: "Compare again" }).click();
    expect((await panel.requests()).slice(1)).toEqual([
      { name: "clock/toNextRefresh", payload: null },
      { name: "comparison/run", payload: null },
    ]);
  });

  it("has scenario and latency beside it, each a click from its change", async () => {
    const panel = await open({ snapshot: local() });
    const bar = panel.page.getByRole("group", { name: "Clock of the local sandbox" });
    await panel.page.getByRole("button", { name: "Restart Scenario" }).click();
    await bar.getByRole("button", { name: "scenario daily-refresh" }).click();
    await bar.getByRole("button", { name: "latency production" }).click();
    expect((await panel.requests()).slice(1)).toEqual([
      { name: "local/change", payload: { what: "restart" } },
      { name: "local/change", payload: { what: "scenario" } },
      { name: "local/change", payload: { what: "latency" } },
    ]);
  });

  it("offers no refresh to an Item that has none", async () => {
    const facts = { nextRefreshAt: null, latency: "none", scenario: null };
    const { page } = await open({ snapshot: { ...local(), local: facts } });
    expect(await textOf(page.locator("[data-role=local]"))).toContain("+30 days");
    expect(await page.getByRole("button", { name: "To next update" }).count()).toBe(0);
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
