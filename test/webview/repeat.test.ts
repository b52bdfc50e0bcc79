import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";
import { snapshot } from "./support/fixtures.ts";
import { repeatOf, usualTimes } from "./support/repeats.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();
const endpoint = "/accounts/balance/get";

/** Where an element's start stands within the strip, 0 to 1. */
async function placesOf(strip: Locator, elements: Locator): Promise<readonly number[]> {
  const within = await strip.boundingBox();
  const boxes = await Promise.all((await elements.all()).map((each) => each.boundingBox()));
  return boxes.map((box) => ((box?.x ?? Number.NaN) - (within?.x ?? 0)) / (within?.width ?? 1));
}

describe("a repeat", () => {
  it("is drawn call by call on one scale with Plaid's published median and p95", async () => {
    const { page } = await open({ snapshot: cases.repeated() });
    const strip = page.locator(".spread-strip");
    const marked = async (kind: string) => placesOf(strip, page.locator(`.spread-${kind} .mark`));
    const [p50 = 0, p95 = 0] = await marked("published");
    const strokes = await placesOf(strip, page.locator(".stroke"));
    expect(strokes).toHaveLength(10);
    // 11 s is where 3 s is, times 11 over 3; a call of 3.34 s stands right of 3 s, one of 2.69 s left of it.
    expect(p95 / p50).toBeCloseTo(11 / 3, 1);
    expect(strokes[4]).toBeGreaterThan(p50);
    expect(strokes[2]).toBeLessThan(p50);
    expect((await marked("measured")).every((at) => at > 0 && at < p95)).toBe(true);
    expect(await page.locator(".stroke-out").count(), "what failed is not among the figures").toBe(1);
  });

  it("has its figures in a table, says what they do not mean, and each call behind it", async () => {
    const { page } = await open({ snapshot: cases.repeated() });
    const repeat = page.locator("[data-role=repeat]");
    expect((await textOf(repeat.locator(".repeat-figures"))).replaceAll(/\s+/g, " ").trim()).toBe(
      "min p50 p95 max Measured 2.7 s 3.1 s 9.8 s 9.8 s Published by Plaid, production 3 s 11 s",
    );
    const words = await textOf(repeat);
    expect(words).toContain("Local latency is simulated: it says nothing about banks.");
    expect(words).toContain("1 call failed; its time is not among the figures.");
    await repeat.getByText("Each call").click();
    const rows = repeat.locator(".repeat-calls tbody tr");
    expect(await rows.count()).toBe(usualTimes.length);
    expect((await textOf(rows.nth(0))).replaceAll(/\s+/g, " ").trim()).toMatch(
      /^\d\d:\d\d:\d\d\.\d{3} 2\.8 s OK \w{15}$/,
    );
    expect(await repeat.locator(".spread").getAttribute("aria-hidden")).toBe("true");
  });

  it("is repeated and copied from where it stands, and not while it runs", async () => {
    const panel = await open({ snapshot: cases.repeated() });
    const repeat = panel.page.locator("[data-role=repeat]");
    await repeat.getByRole("button", { name: "Repeat Again" }).click();
    await repeat.getByRole("button", { name: "Copy as Markdown" }).click();
    const asked = (await panel.requests()).filter(({ name }) => name.startsWith("repeat/"));
    expect(asked).toEqual([
      { name: "repeat/again", payload: null },
      { name: "repeat/copy", payload: null },
    ]);
    await panel.tell(snapshot(null, { repeat: repeatOf(endpoint, usualTimes, { times: 20, running: true }) }));
    await repeat.getByRole("button", { name: "Cancel" }).waitFor();
    expect(await repeat.getByRole("button", { name: "Repeat Again" }).count()).toBe(0);
  });

  it("grows while it runs, and is stopped by a click or by one key", async () => {
    const running = (done: number) =>
      snapshot(null, { repeat: repeatOf(endpoint, usualTimes.slice(0, done), { times: 10, running: true }) });
    const panel = await open({ snapshot: running(0) });
    const repeat = panel.page.locator("[data-role=repeat]");
    expect(await textOf(repeat)).toContain("0 of 10 calls made");
    await panel.tell(running(3));
    await panel.page.locator(".stroke").nth(2).waitFor();
    expect(await textOf(repeat)).toContain("3 of 10 calls made");
    await repeat.getByRole("button", { name: "Cancel" }).click();
    await panel.page.keyboard.press("Escape");
    const cancel = { name: "comparison/cancel", payload: null };
    expect((await panel.requests()).slice(1)).toEqual([cancel, cancel]);
    await panel.tell(snapshot(null, { repeat: repeatOf(endpoint, usualTimes.slice(0, 3), { times: 10 }) }));
    await repeat.getByText("stopped after 3 of 10 calls").waitFor();
  });

  it("of an endpoint without published figures marks none, and says so", async () => {
    const { page } = await open({ snapshot: snapshot(null, { repeat: repeatOf("/accounts/get", [80, 82, 81]) }) });
    const words = await textOf(page.locator("[data-role=repeat]"));
    expect(words).toContain("Plaid publishes no figure for this endpoint.");
    expect(words).not.toContain("Plaid p50");
    expect(await textOf(page.locator(".spread-measured"))).toBe("p50, p95 82 ms");
  });

  it("that no answer can be trusted of still lists its calls", async () => {
    const { page } = await open({ snapshot: snapshot(null, { repeat: repeatOf(endpoint, [null, null]) }) });
    expect(await textOf(page.locator("[data-role=repeat]"))).toContain("2 calls failed");
    expect(await page.locator(".repeat-figures").count()).toBe(0);
  });

  it("stays within 300 px", async () => {
    const { page } = await open({ snapshot: cases.repeated(), width: 300 });
    const right = await page.locator("[data-role=repeat]").evaluate((each) => each.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(300);
  });
});
