import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import { inWorkbench } from "./workbench.ts";

/** Types what a question is answered with, once it is there, and presses Enter once the row it means is in front. */
async function answer(page: Page, question: string | RegExp, text: string, row?: string): Promise<void> {
  const widget = page.locator(".quick-input-widget");
  await widget.locator(".quick-input-title", { hasText: question }).waitFor();
  await page.keyboard.type(text);
  if (row !== undefined) await widget.locator(".monaco-list-row.focused", { hasText: row }).waitFor();
  await page.keyboard.press("Enter");
}

/** Runs a command through the palette, without a pointer. */
async function runByKey(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  const widget = page.locator(".quick-input-widget");
  await widget.locator("input").first().waitFor();
  await page.keyboard.type(title);
  await widget.locator(".monaco-list-row.focused", { hasText: title }).waitFor();
  await page.keyboard.press("Enter");
}

test("from a fresh install to the comparison of a custom user, by keyboard alone", ({ task }) =>
  inWorkbench({ test: task.name }, async ({ workbench }) => {
    const { page } = workbench;

    await runByKey(page, "Balance Lens: New Custom User");
    await answer(page, "New Custom User", "No Available", "No Available Balance");
    const tab = page.getByRole("tab", { name: "custom.plaid-user.json" });
    await tab.waitFor();
    // The editor takes the keys as it opens, also from a palette that was opened before.
    await page.locator(".monaco-editor.focused", { hasText: "has_null_available_balance" }).waitFor();

    await runByKey(page, "Balance Lens: Create Item from This File");
    await answer(page, "(1/3)", "Gingham", "First Gingham Credit Union");
    // What is chosen already is taken.
    await page.locator(".quick-input-widget", { hasText: "1 Selected" }).waitFor();
    await answer(page, "(2/3)", "");
    await answer(page, "(3/3)", "Nulls of mine");
    await workbench.row("Nulls of mine").waitFor();
    await page.getByText("Nulls of mine was created.").first().waitFor();

    await acceptUntilOpen(page, "Balances: Nulls of mine");
    const { cells } = await readComparison(await workbench.completedPanel());
    const live = cells.filter(({ endpoint }) => endpoint === "/accounts/balance/get");
    expect(live.map(({ available }) => available)).toEqual([null, null]);
    expect(live.map(({ current }) => current).sort()).toEqual([1000, 350]);
  }));

/** What the notification offers opens a tab. A palette that is drawn late may take the key without the command: a person asks again. */
async function acceptUntilOpen(page: Page, tab: string): Promise<void> {
  for (let left = 3; ; left -= 1) {
    await runByKey(page, "Notifications: Accept Notification Primary Action");
    try {
      await page.getByRole("tab", { name: tab }).waitFor({ timeout: 30_000 });
      return;
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}
