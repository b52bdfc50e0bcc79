import type { Frame, FrameLocator } from "playwright-core";
import { expect, test } from "vitest";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import type { Workbench } from "../../scripts/workbench/workbench.mts";
import { Keyboard } from "./keyboard.ts";
import { controlOf } from "./sandboxOwner.ts";
import { inSharedWorkbench } from "./sharedWorkbench.ts";

test("with the keyboard alone: a comparison is run, an answer opened in it, and its call copied as code", ({ task }) =>
  inSharedWorkbench(task.name, async ({ workbench }) => {
    await workbench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const keys = new Keyboard(workbench);
    await keys.run("Balance Lens: Local Sandbox…");
    await keys.pick("Stop Local Sandbox");
    await keys.run("Balance Lens: Local Sandbox…");
    await keys.pick("Start Local Sandbox");
    await keys.run("Balance Lens: Compare Balances");
    await keys.pick("daily-refresh");
    const panel = await workbench.completedPanel();

    await keys.run("View: Focus Active Editor Group");
    await keys.tabTo(panel, "td [data-roving]");
    const cell = await panel.evaluate(() => document.activeElement?.closest("td")?.getAttribute("data-account"));
    await keys.press("Enter");
    await panel.locator("[data-role=drawer] tr.chosen").waitFor();

    await keys.tabTo(panel, "[data-role=drawer] summary", "Copy as…");
    await keys.press("Enter");
    await keys.tabTo(panel, "[data-role=drawer] .menu-item", "cURL (bash, zsh)");
    await keys.press("Enter");
    await workbench.page.locator(".statusbar").getByText("It reads PLAID_CLIENT_ID").waitFor();

    // The focus is where it was, and Escape leads back to the cell it came from.
    await keys.press("Escape");
    await panel.locator("[data-role=drawer]").waitFor({ state: "detached" });
    expect(await panel.evaluate(() => document.activeElement?.closest("td")?.getAttribute("data-account"))).toBe(cell);

    await keys.run("File: New Untitled Text File");
    const editor = workbench.page.locator(".editor-instance .monaco-editor .view-lines").first();
    await editor.waitFor();
    await keys.press("Control+v");
    await editor.getByText("/accounts/get").first().waitFor();
    // The editor draws spaces that do not break.
    const pasted = ((await editor.textContent()) ?? "").replaceAll("\u00a0", " ");
    expect(pasted).toContain("curl ");
    expect(pasted).toContain("PLAID_ACCESS_TOKEN");
  }));

test("the panel lays answers beside each other, calls one again, moves the clock and compares in two clicks", ({
  task,
}) =>
  inSharedWorkbench(task.name, async ({ workbench }) => {
    const panel = await workbench.compare("daily-refresh");
    const verdict = panel.locator('[data-role="verdict"]');
    const before = await verdict.textContent();
    const started = await panel.locator(".top-facts .facts").textContent();

    // Opened in a head: the whole answer.
    await panel.locator('th[data-reading="real-time:/accounts/balance/get"] .endpoint').click();
    const drawer = panel.locator("[data-role=drawer]");
    await drawer.getByRole("button", { name: "Fetch Again" }).click();
    await workbench.choose("Fetch real-time balances");
    await panel.locator('th[data-reading="single:/accounts/balance/get"] .endpoint').waitFor();

    const clock = panel.getByRole("group", { name: "Clock of the local sandbox" });
    const then = await clock.locator("time").textContent();
    await clock.getByRole("button", { name: "+1 day" }).click();
    await clock.getByRole("button", { name: "Compare again" }).click();
    await expect.poll(() => panel.locator(".top-facts .facts").textContent(), { timeout: 60_000 }).not.toBe(started);
    await workbench.completedPanel();
    await panel.locator('th[data-reading="single:/accounts/balance/get"]').waitFor({ state: "detached" });
    expect(await clock.locator("time").textContent()).not.toBe(then);
    expect(before).not.toBe("");

    // The reading that is open stays open.
    await drawer.waitFor();
  }));

test("a failure in the panel has its remedy: the local sandbox that was stopped is started by a click", ({ task }) =>
  inSharedWorkbench(task.name, async ({ workbench }) => {
    const panel = await workbench.compare("daily-refresh");
    await workbench.runCommand("Balance Lens: Local Sandbox…");
    await workbench.choose("Stop Local Sandbox");
    await panel.getByRole("button", { name: "Compare Again" }).first().click();
    const alert = panel.getByRole("alert");
    await alert.getByText("The local sandbox is not running.").waitFor();
    await alert.getByRole("button", { name: "Start Local Sandbox" }).click();
    await workbench.row("Stale cache").waitFor();
    await panel.getByRole("button", { name: "Compare Again" }).first().click();
    await alert.getByText("The local sandbox is not running.").waitFor({ state: "detached" });
    await workbench.completedPanel();
  }));

test("a login that is required is repaired in the panel, which compares anew by the same click", ({ task }) =>
  inSharedWorkbench(task.name, async ({ workbench }) => {
    const opened = await workbench.compare("daily-refresh");
    await workbench.runCommand("Balance Lens: Change Item…");
    await workbench.choose("Reset Login");
    await workbench.choose("daily-refresh");
    await workbench.page.getByText("Login reset:").first().waitFor({ state: "attached" });
    await opened.getByRole("button", { name: "Compare Again" }).first().click();
    const realTime = opened.locator('th[data-endpoint="/accounts/balance/get"]');
    await opened.getByRole("button", { name: "Repair Login and Compare" }).click();
    await realTime.and(opened.locator('[data-state="ok"]')).first().waitFor();
    await workbench.completedPanel();
    expect(await opened.getByText("ITEM_LOGIN_REQUIRED").count()).toBe(0);
  }));

test("an account's time line opens in a tab of its own and follows the local sandbox by itself", ({ task }) =>
  inSharedWorkbench(task.name, async ({ workbench, profile }) => {
    const line = (await openTimeline(workbench)).locator("svg").first();
    const before = await line.textContent();
    // As another program, or another window, moves it.
    await controlOf(profile)("POST", "clock", { seconds: 3 * 86_400 });
    await expect.poll(() => line.textContent(), { timeout: 60_000 }).not.toBe(before);
  }));

test("two bodies pasted into an editor give a table and a verdict without a call", ({ task }) =>
  inSharedWorkbench(task.name, async ({ workbench }) => {
    const panel = await compareBodies(workbench);
    const shown = await readComparison(panel);
    expect(shown.cells).toEqual([
      { account: "a1", endpoint: "/accounts/get", available: 1204.11, current: 1250 },
      { account: "a1", endpoint: "/accounts/balance/get", available: 310.55, current: 1250 },
    ]);
    expect(shown.verdict).toContain("893.56");
    expect(await panel.locator("body").textContent()).toContain("Saved responses: no call was made");

    // On the tab of the panel, where a person looks for it.
    await workbench.page.getByRole("button", { name: "Export Comparison" }).first().waitFor();
  }));

test("a reload brings back what was open: saved responses, a time line, and a comparison with the answer that was looked into", ({
  task,
}) =>
  inSharedWorkbench(task.name, async ({ workbench }) => {
    const { page } = workbench;
    const tab = (name: string) => page.getByRole("tab", { name });
    const saved = await readComparison(await compareBodies(workbench));
    const savedTitle = (await page.locator(".tabs-container .tab.active .label-name").textContent()) ?? "";
    await openTimeline(workbench);
    const panel = await workbench.compare("daily-refresh");
    await panel.locator('th[data-reading="real-time:/accounts/balance/get"] .endpoint').click();
    await panel.locator("[data-role=drawer]").waitFor();

    await workbench.reload();
    const again = await workbench.completedPanel();
    const opened = again.locator('[data-role=drawer][data-reading="real-time:/accounts/balance/get"]');
    // The responses were held in the memory of the window that is gone: comparing again brings new ones.
    await opened.getByText("No longer in memory").waitFor();
    expect(await opened.getByRole("button", { name: "Response as JSON" }).count()).toBe(0);
    await opened.locator('[data-key="Response"]').getByRole("button", { name: "Compare Again" }).click();
    await opened.getByRole("button", { name: "Response as JSON" }).waitFor({ timeout: 60_000 });
    await opened.getByText("Compare with…").click();
    await opened.getByRole("button", { name: "Cached /accounts/get" }).first().click();
    await page.locator(".monaco-diff-editor").first().waitFor();
    await tab("Real-time /accounts/balance/get ↔ Cached /accounts/get").waitFor();

    await tab(timelineTitle).click();
    await (await workbench.panel(timelineHeading)).locator("svg").first().waitFor();
    await tab(savedTitle).click();
    expect(await readComparison(await workbench.completedPanel())).toEqual(saved);
  }));

const timelineTitle = "Time Line: Tattersall Checking ••0417";
const timelineHeading = (view: FrameLocator) => view.getByRole("heading", { name: "Tattersall Checking" });

/** Resolves to its page, once it is drawn. */
async function openTimeline(workbench: Workbench): Promise<Frame> {
  await workbench.runCommand("Balance Lens: Open Time Line");
  await workbench.choose("Stale cache");
  await workbench.choose("Tattersall Checking");
  await workbench.page.getByRole("tab", { name: timelineTitle }).waitFor();
  const view = await workbench.panel(timelineHeading);
  await view.locator("svg").first().waitFor();
  return view;
}

/** Pastes a cached and a real-time body into an editor, and compares them. */
async function compareBodies(workbench: Workbench): Promise<Frame> {
  await workbench.runCommand("File: New Untitled Text File");
  await workbench.page.locator(".editor-instance .monaco-editor.focused").first().waitFor();
  await workbench.page.keyboard.insertText(`${body(1204.11)}\n${body(310.55)}\n`);
  await workbench.runCommand("Balance Lens: Compare Saved Responses");
  await workbench.choose("The Open Editor");
  await workbench.choose("is cached");
  return workbench.completedPanel();
}

/** A body as `/accounts/get` and `/accounts/balance/get` both answer it, from a log of production. */
function body(available: number): string {
  const balances = { available, current: 1250, limit: null, iso_currency_code: "USD", unofficial_currency_code: null };
  const account = {
    account_id: "a1",
    name: "Everyday",
    mask: "4321",
    type: "depository",
    subtype: "checking",
    balances,
  };
  return JSON.stringify({ accounts: [account], item: { item_id: "i1", products: ["transactions"] }, request_id: "r1" });
}
