import { expect, test } from "vitest";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import { withEmulator } from "./emulator.ts";
import { addFirstItem } from "./plaidKeys.ts";
import { inWorkbench } from "./workbench.ts";

const bank = ["--port", "0", "--seed", "7", "--scenario", "daily-refresh"];

test("in Restricted Mode a folder neither redirects the calls nor gives its keys; all else works", ({ task }) =>
  withEmulator(bank, async (emulator) => {
    const item = await emulator.itemOf("daily-refresh");
    const files = {
      ".env": "PLAID_CLIENT_ID=of-the-folder\nPLAID_SECRET=of-the-folder\n",
      ".vscode/settings.json": JSON.stringify({
        "balanceLens.environment": "local",
        "balanceLens.sandbox.url": "https://balance-lens.invalid",
      }),
    };
    const settings = { "balanceLens.environment": "sandbox", "balanceLens.sandbox.url": emulator.url };
    await inWorkbench({ test: task.name, settings, files, restricted: true }, async ({ workbench }) => {
      const { page } = workbench;
      await page.getByRole("button", { name: "Restricted Mode" }).first().waitFor();
      await workbench.openView();
      // The keys are asked for at once: the folder's file is not offered.
      await addFirstItem(workbench, item.access_token);
      await workbench.runOnRow("Tattersall", "Compare Balances");
      const { cells } = await readComparison(await workbench.completedPanel());
      expect(cells.length).toBeGreaterThan(0);
      await workbench.runCommand("Balance Lens: Plaid Keys…");
      const options = page.locator(".quick-input-widget").getByRole("option");
      await options.filter({ hasText: "Sign Out" }).first().waitFor();
      expect(await options.filter({ hasText: ".env File" }).count()).toBe(0);
    });
    expect(await emulator.requestedPaths()).toContain("/accounts/balance/get");
  }));
