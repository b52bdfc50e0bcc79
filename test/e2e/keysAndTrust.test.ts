import { expect, test } from "vitest";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import type { Workbench } from "../../scripts/workbench/workbench.mts";
import { withEmulator } from "./emulator.ts";
import { inWorkbench } from "./workbench.ts";

const bank = ["--port", "0", "--seed", "7", "--scenario", "daily-refresh"];

const settingsFor = (url: string) => ({ "balanceLens.environment": "sandbox", "balanceLens.sandbox.url": url });

async function setKeys(workbench: Workbench): Promise<void> {
  await workbench.runCommand("Balance Lens: Plaid Keys…");
  await workbench.choose("Set Plaid Keys");
  await workbench.answer("Set Plaid Keys (1/2)", "e2e-client-id");
  await workbench.answer("Set Plaid Keys (2/2)", "e2e-secret");
  // Said once VS Code has them: the view says that there are no Items before.
  await workbench.page.locator(".statusbar").getByText("Plaid Sandbox accepted the keys").waitFor();
}

test("keys that the machine did not keep are said to be gone at the next start, and asked for again", ({ task }) =>
  withEmulator(bank, (emulator) =>
    inWorkbench({ test: task.name, settings: settingsFor(emulator.url) }, async ({ workbench }) => {
      const { page } = workbench;
      await workbench.openView();
      await setKeys(workbench);
      const sideBar = page.locator(".sidebar");
      await sideBar.getByText("No Items here yet.").waitFor();
      // What a system without a keyring does when VS Code ends: the browser build keeps secrets here.
      await page.evaluate(() => localStorage.removeItem("secrets.provider"));
      await workbench.reload();
      await page.locator(".notification-toast", { hasText: "Your Plaid keys are gone." }).waitFor();
      await sideBar.getByText("forgets secrets").waitFor();
      await setKeys(workbench);
      await sideBar.getByText("No Items here yet.").waitFor();
    }),
  ));

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
    const options = { test: task.name, settings: settingsFor(emulator.url), files, restricted: true };
    await inWorkbench(options, async ({ workbench }) => {
      const { page } = workbench;
      await page.getByRole("button", { name: "Restricted Mode" }).first().waitFor();
      await workbench.openView();
      await workbench.runCommand("Balance Lens: Add Item…");
      await workbench.choose("Add Item by Access Token");
      // Asked for at once: the folder's file is not offered.
      await workbench.answer("Set Plaid Keys (1/2)", "e2e-client-id");
      await workbench.answer("Set Plaid Keys (2/2)", "e2e-secret");
      await workbench.answer("Add Item by Access Token", item.access_token);
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
