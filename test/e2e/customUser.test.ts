import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inAttempts } from "../../scripts/workbench/inAttempts.mts";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import { Keyboard } from "./keyboard.ts";
import { inWorkbench } from "./workbench.ts";

/** Types what a question is answered with, once it is there, and presses Enter once the row it means is in front. */
async function answer(page: Page, question: string | RegExp, text: string, row?: string): Promise<void> {
  const widget = page.locator(".quick-input-widget");
  await widget.locator(".quick-input-title", { hasText: question }).waitFor();
  await page.keyboard.type(text);
  if (row !== undefined) await widget.locator(".monaco-list-row.focused", { hasText: row }).waitFor();
  await page.keyboard.press("Enter");
}

test("from a fresh install to the comparison of a custom user, by keyboard alone", ({ task }) =>
  inWorkbench({ test: task.name }, async ({ workbench }) => {
    const { page } = workbench;
    const keys = new Keyboard(workbench);

    await keys.run("Balance Lens: New Custom User");
    await answer(page, "New Custom User", "No Available", "No Available Balance");
    const tab = page.getByRole("tab", { name: "custom.plaid-user.json" });
    await tab.waitFor();
    // The editor takes the keys as it opens, also from a palette that was opened before.
    await page.locator(".monaco-editor.focused", { hasText: "has_null_available_balance" }).waitFor();

    await keys.run("Balance Lens: Create Item from This File");
    await answer(page, "(1/3)", "Gingham", "First Gingham Credit Union");
    // What is chosen already is taken.
    await page.locator(".quick-input-widget", { hasText: "1 Selected" }).waitFor();
    await answer(page, "(2/3)", "");
    await answer(page, "(3/3)", "Nulls of mine");
    await workbench.row("Nulls of mine").waitFor();
    await page.getByText("Nulls of mine was created.").first().waitFor();

    // What it offers opens a tab. A palette that is drawn late may take the key without the command: a person asks again.
    await inAttempts(3, async () => {
      await keys.run("Notifications: Accept Notification Primary Action");
      await page.getByRole("tab", { name: "Balances: Nulls of mine" }).waitFor({ timeout: 30_000 });
    });
    const { cells } = await readComparison(await workbench.completedPanel());
    const live = cells.filter(({ endpoint }) => endpoint === "/accounts/balance/get");
    expect(live.map(({ available }) => available)).toEqual([null, null]);
    expect(live.map(({ current }) => current).sort()).toEqual([1000, 350]);
  }));
