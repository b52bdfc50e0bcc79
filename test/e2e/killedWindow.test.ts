import { expect, test } from "vitest";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import type { Workbench } from "../../scripts/workbench/workbench.mts";
import { withEmulator } from "./emulator.ts";
import { ownerIn } from "./sandboxOwner.ts";
import { inWorkbench } from "./workbench.ts";

/** The view says which environment is set. */
function isOfPlaidSandbox(workbench: Workbench): Promise<void> {
  const heading = workbench.page.locator(".sidebar").getByRole("heading", { name: /Plaid Sandbox/ });
  return heading.first().waitFor();
}

test("keys, a token, an Item and a setting outlive the extension host that is killed right after it kept them", ({
  task,
}) =>
  withEmulator(["--port", "0", "--seed", "7", "--scenario", "daily-refresh"], async (emulator) => {
    const { access_token } = await emulator.itemOf("daily-refresh");
    const settings = { "balanceLens.sandbox.url": emulator.url };
    await inWorkbench({ test: task.name, settings }, async ({ workbench, profile }) => {
      // The local sandbox runs in the extension host, and says which process that is.
      await workbench.openView();
      await workbench.startLocalSandbox();
      await workbench.row("Stale cache").waitFor();
      const { pid } = ownerIn(profile);

      await workbench.runCommand("Balance Lens: Switch Environment");
      // The other one is described as a model of Plaid Sandbox.
      await workbench.choose("Plaid's own Sandbox");
      await isOfPlaidSandbox(workbench);
      await workbench.runCommand("Balance Lens: Add Item…");
      await workbench.choose("Add Item by Access Token");
      await workbench.answer("Set Plaid Keys (1/2)", "e2e-client-id");
      await workbench.answer("Set Plaid Keys (2/2)", "e2e-secret");
      await workbench.answer("Add Item by Access Token", access_token);
      await workbench.row("Tattersall").waitFor();
      process.kill(pid, "SIGKILL");

      await workbench.reload();
      await workbench.openView();
      await isOfPlaidSandbox(workbench);
      // Nothing is asked for: the keys and the token are there.
      await workbench.runOnRow("Tattersall", "Compare Balances");
      await expect.poll(() => emulator.requestedPaths(), { timeout: 60_000 }).toContain("/accounts/balance/get");
      expect((await readComparison(await workbench.completedPanel())).cells.length).toBeGreaterThan(0);
    });
  }));
