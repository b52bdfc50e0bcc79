import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import type { Workbench } from "../../scripts/workbench/workbench.mts";
import { controlOf } from "./sandboxOwner.ts";
import { inSharedWorkbench } from "./sharedWorkbench.ts";

test("single calls say what they did: real-time overwrites what was cached, and a debit sent again is a replay", ({
  task,
}) =>
  inSharedWorkbench(task.name, async ({ workbench }) => {
    const panel = await fetchCached(workbench);
    const cached = await availableIn(panel, "single:/accounts/get");
    await workbench.runOnRow("Hold missing", "Fetch Real-Time Balances");
    await workbench.choose("Fetch real-time balances");
    await panel.getByText("overwrote Plaid’s cached balances").waitFor();
    const live = await availableIn(panel, "single:/accounts/balance/get");
    expect(live).not.toBe(cached);
    expect(await panel.locator(".overwritten li").first().textContent()).toContain(
      `available ${cached} before, ${live} now`,
    );
    await fetchCached(workbench);
    // Read from the cache, it is now what the bank had said.
    await expect.poll(() => availableIn(panel, "single:/accounts/get"), { timeout: 60_000 }).toBe(live);

    await evaluate(workbench, { item: "REVIEW on a risk score", account: "Tattersall Checking", amount: "12.17" });
    const decided = await workbench.panel((page) => page.locator(".verdict-decision"));
    const headline = await decided.locator(".verdict-decision").textContent();
    for (const part of [
      "REVIEW",
      "$12.17 debit",
      "Ruleset: scores",
      "Customer-initiated return risk: 60 of 99",
      "Bank-initiated return risk: 60 of 99",
    ]) {
      expect(headline).toContain(part);
    }
    await decided.getByRole("button", { name: "Send Same ID Again" }).first().click();
    const evaluations = decided.locator('[data-role="rulesets"]');
    await evaluations.getByText("Same ID as number 1: probably a replay of its response").waitFor();
  }));

async function fetchCached(workbench: Workbench): Promise<Frame> {
  await workbench.runOnRow("Hold missing", "Fetch Cached Balances");
  await workbench.choose("/accounts/get");
  return workbench.panel((page) => page.locator('td[data-reading^="single:/accounts/get"] [data-field="available"]'));
}

/** The newest number of a call, as the page writes it. */
async function availableIn(panel: Frame, reading: string): Promise<string> {
  const cells = panel.locator(`td[data-reading^="${reading}"] [data-field="available"]`);
  const text = (await cells.last().textContent()) ?? "";
  return /-?\$[\d,.]+/.exec(text)?.[0] ?? "";
}

/** From the palette, by the ruleset of scores; the amount is the one that is proposed. */
async function evaluate(
  workbench: Workbench,
  { item, account, amount }: { readonly item: string; readonly account: string; readonly amount: string },
): Promise<void> {
  await workbench.runCommand("Balance Lens: Evaluate Balance for an ACH Debit");
  await workbench.choose(item);
  await workbench.choose(account);
  await workbench.accept(amount);
  await workbench.choose("scores");
}

test("a scenario begins again, faults are cleared and a cancelled comparison is completed from the panel; a plan, a guide and a repeat show theirs", ({
  task,
}) =>
  inSharedWorkbench(task.name, async ({ workbench, profile }) => {
    const panel = await workbench.compare("daily-refresh");
    const verdict = panel.locator('[data-role="verdict"]');
    const realTime = panel.locator('th[data-endpoint="/accounts/balance/get"]');
    const compareAgain = () => panel.getByRole("button", { name: "Compare Again" }).first().click();
    await verdict.getByText("Stale cache").first().waitFor();

    // Its real-time call refreshed the copy: only a scenario that begins again shows its lesson once more.
    await compareAgain();
    await verdict.getByText("Neither the cached balance nor the bank’s covers").waitFor();
    await panel.getByRole("button", { name: "Restart Scenario" }).first().click();
    await workbench.page.getByText("Restarted: Stale cache").first().waitFor({ state: "attached" });
    await panel.getByRole("button", { name: "Compare Balances" }).click();
    await verdict.getByText("Stale cache").first().waitFor();

    const control = controlOf(profile);
    await control("POST", "faults", {
      endpoint: "/accounts/balance/get",
      effect: "error",
      error_code: "INSTITUTION_DOWN",
    });
    await compareAgain();
    await panel.getByRole("button", { name: "Clear Faults and Compare" }).click();
    await realTime.and(panel.locator('[data-state="ok"]')).first().waitFor();
    await workbench.completedPanel();
    expect(await control("GET", "faults")).toMatchObject({ faults: [] });

    // Cancelled before the bank was asked: what is left to read is one click away.
    await control("POST", "faults", { endpoint: "/signal/evaluate", effect: "hang" });
    await compareAgain();
    await panel.locator('.progress-step[data-state="done"]').first().waitFor();
    await panel.getByRole("button", { name: "Cancel" }).first().click();
    await workbench.completedPanel();
    await control("DELETE", "faults");
    await panel.getByRole("button", { name: "Read Real-Time" }).click();
    await workbench.choose("Fetch real-time balances");
    await panel.locator('td[data-reading^="single:/accounts/balance/get"] [data-field="available"]').first().waitFor();

    await pages(workbench);
  }));

/** What answers on a page of its own, each from *Call One Endpoint…*. */
async function pages(workbench: Workbench): Promise<void> {
  const command = "Balance Lens: Call One Endpoint…";
  await workbench.runCommand(command);
  await workbench.choose("Show Comparison Plan");
  await workbench.choose("Stale cache");
  const plan = await workbench.panel((page) => page.getByRole("heading", { name: "Comparison plan: Stale cache" }));
  await plan.getByRole("button", { name: "Run This Comparison" }).waitFor();

  await workbench.runCommand(command);
  await workbench.choose("Which Endpoint Should I Use?");
  await workbench.choose("The account was linked a moment ago");
  await workbench.panel((page) => page.getByRole("heading", { name: "Which endpoint: /accounts/get" }));

  await workbench.runCommand(command);
  await workbench.choose("Repeat an Endpoint");
  await workbench.choose("Stale cache");
  await workbench.choose("/accounts/get");
  await workbench.accept("10");
  const repeated = await workbench.panel((page) => page.locator('[data-role="repeat"]'));
  await repeated.locator('[data-role="repeat"]').getByText("called 10 times").waitFor();
}
