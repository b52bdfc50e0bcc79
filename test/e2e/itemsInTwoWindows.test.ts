import { expect, test } from "vitest";
import { Workbench } from "../../scripts/workbench/workbench.mts";
import { withEmulator } from "./emulator.ts";
import { inWorkbench } from "./workbench.ts";

/** The names of the Items the tree shows, in its order. */
async function shownItems(workbench: Workbench): Promise<readonly string[]> {
  const rows = await workbench.page.locator('.sidebar [role="treeitem"][aria-level="1"] .label-name').allTextContents();
  return rows;
}

test("two windows that add Items of Plaid Sandbox at once keep both; names and order outlive a reload", ({ task }) =>
  withEmulator(["--port", "0", "--seed", "7", "--scenario", "all"], async (emulator) => {
    const settings = { "balanceLens.environment": "sandbox", "balanceLens.sandbox.url": emulator.url };
    const tokens = await Promise.all(
      ["daily-refresh", "pending-hold"].map(async (scenario) => (await emulator.itemOf(scenario)).access_token),
    );
    await inWorkbench({ test: task.name, settings }, async ({ workbench: first }) => {
      await first.runCommand("Balance Lens: Plaid Keys…");
      await first.choose("Set Plaid Keys");
      await first.answer("Set Plaid Keys (1/2)", "e2e-client-id");
      await first.answer("Set Plaid Keys (2/2)", "e2e-secret");
      const second = await Workbench.open(first.page.context(), first.page.url());
      const windows = [first, second] as const;

      for (const window of windows) {
        await window.runCommand("Balance Lens: Add Item…");
        await window.choose("Add Item by Access Token");
      }
      await Promise.all(
        windows.map((window, index) => window.answer("Add Item by Access Token", tokens[index] ?? "no token")),
      );
      // Each shows the one that it added, once that is kept.
      for (const window of windows) {
        await window.openView();
        await expect.poll(() => shownItems(window), { timeout: 60_000 }).not.toEqual([]);
      }
      for (const window of windows) {
        await window.runCommand("Balance Lens: Refresh");
        await window.row("Tattersall").waitFor();
        await window.row("First Platypus Bank").waitFor();
      }

      // By keyboard, on the row that is selected.
      await first.row("Tattersall").click();
      await first.row("Tattersall Checking").waitFor();
      await first.page.keyboard.press("F2");
      await first.answer("Rename Item", "A payroll test");
      await first.row("A payroll test").waitFor();
      await first.runCommand("Balance Lens: Sort Items");
      await first.choose("Name");
      const inOrder = ["A payroll test", "First Platypus Bank"];
      await expect.poll(() => shownItems(first), { timeout: 60_000 }).toEqual(inOrder);

      for (const window of windows) {
        // The view was open, and is again.
        await window.reload();
        await expect.poll(() => shownItems(window), { timeout: 60_000 }).toEqual(inOrder);
      }
    });
  }));
