import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { filesUnder } from "../../scripts/lib/sourceHash.mts";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import { withEmulator } from "./emulator.ts";
import { inWorkbench } from "./workbench.ts";

/** Made up for this test; the emulator takes any but `invalid`. */
const clientId = "e2e-client-id-7f3a";
const secret = "e2e-secret-91c2b7";

test("with own keys and an access token, the numbers are those of the server that was asked, and no secret is written to the disk", ({
  task,
}) =>
  withEmulator(["--seed", "7", "--scenario", "daily-refresh"], async (emulator) => {
    const item = await emulator.itemOf("daily-refresh");
    const before = await emulator.ledgerOf(item.item_id);
    const settings = { "balanceLens.environment": "sandbox", "balanceLens.sandbox.url": emulator.url };
    await inWorkbench({ test: task.name, settings }, async ({ workbench, profile }) => {
      await workbench.runCommand("Balance Lens: Set Plaid Keys");
      await workbench.answer("Set Plaid Keys (1/2)", clientId);
      await workbench.answer("Set Plaid Keys (2/2)", secret);
      await workbench.runCommand("Balance Lens: Add Item by Access Token");
      await workbench.answer("Add Item by Access Token", item.access_token);
      await workbench.openView();
      await workbench.row("Tattersall").waitFor();

      await workbench.runOnRow("Tattersall", "Compare Balances");
      const shown = await readComparison(await workbench.completedPanel());

      for (const { account_id, bank, cached } of before) {
        const cells = shown.cells.filter((cell) => cell.account === account_id);
        expect(cells.find((cell) => cell.endpoint === "/accounts/get")?.available).toBe(cached.available);
        expect(cells.find((cell) => cell.endpoint === "/accounts/balance/get")?.available).toBe(bank.available);
      }
      expect(await emulator.requestedPaths()).toContain("/accounts/balance/get");

      // What VS Code and the extension write; the installed extension itself names the scenario's token.
      const holdsSecret = (file: string) => {
        const text = readFileSync(file, "latin1");
        return [clientId, secret, item.access_token].some((hidden) => text.includes(hidden));
      };
      expect(filesUnder(profile.userData).filter(holdsSecret)).toEqual([]);
    });
  }));
