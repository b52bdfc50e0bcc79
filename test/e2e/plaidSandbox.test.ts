import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { filesUnder } from "../../scripts/lib/sourceHash.mts";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import type { Workbench } from "../../scripts/workbench/workbench.mts";
import { withEmulator } from "./emulator.ts";
import { inWorkbench } from "./workbench.ts";

/** Made up for this test; the emulator takes any but `invalid`. */
const clientId = "e2e-client-id-7f3a";
const secret = "e2e-secret-91c2b7";

/** The Item that Plaid Sandbox, here an emulator in a process of its own, is asked about. */
const bank = ["--seed", "7", "--scenario", "daily-refresh"];

const settingsFor = (url: string) => ({ "balanceLens.environment": "sandbox", "balanceLens.sandbox.url": url });

/** The first Item of a person who has keys: the command asks for them, then for the token. */
async function addItem(workbench: Workbench, accessToken: string): Promise<void> {
  await workbench.runCommand("Balance Lens: Add Item…");
  await workbench.choose("Add Item by Access Token");
  await workbench.answer("Set Plaid Keys (1/2)", clientId);
  await workbench.answer("Set Plaid Keys (2/2)", secret);
  await workbench.answer("Add Item by Access Token", accessToken);
  await workbench.openView();
  await workbench.row("Tattersall").waitFor();
}

test("with own keys and a token, the numbers are those of the server that was asked, and no secret is on the disk; while it is gone calls fail, and Compare Again works once it is back", async ({
  task,
}) => {
  const { url, accessToken } = await withEmulator(["--port", "0", ...bank], async (emulator) => ({
    url: emulator.url,
    accessToken: (await emulator.itemOf("daily-refresh")).access_token,
  }));
  const again = ["--port", new URL(url).port, ...bank];
  await inWorkbench({ test: task.name, settings: settingsFor(url) }, async ({ workbench, profile }) => {
    await withEmulator(again, async (emulator) => {
      const before = await emulator.ledgerOf((await emulator.itemOf("daily-refresh")).item_id);
      await addItem(workbench, accessToken);
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
        return [clientId, secret, accessToken].some((hidden) => text.includes(hidden));
      };
      expect(filesUnder(profile.userData).filter(holdsSecret)).toEqual([]);
    });

    const panel = await workbench.panel();
    const compareAgain = () => panel.getByRole("button", { name: "Compare Again" }).first().click();
    const realTime = panel.locator('th[data-endpoint="/accounts/balance/get"]').first();
    await compareAgain();
    await realTime.and(panel.locator('[data-state="failed"]')).waitFor();
    await workbench.completedPanel();
    expect((await readComparison(panel)).cells).toEqual([]);

    await withEmulator(again, async () => {
      await compareAgain();
      await realTime.and(panel.locator('[data-state="ok"]')).waitFor();
      await workbench.completedPanel();
      expect((await readComparison(panel)).cells.length).toBeGreaterThan(0);
    });
  });
});

test("the tour starts the local sandbox and shows its Items, and Connect Plaid Sandbox leads to the first comparison there", ({
  task,
}) =>
  withEmulator(["--port", "0"], async (plaid) => {
    const settings = { "balanceLens.sandbox.url": plaid.url, "balanceLens.local.latency": "none" };
    await inWorkbench({ test: task.name, settings }, async ({ workbench }) => {
      const { page } = workbench;
      await workbench.openView();
      await page.locator(".sidebar a", { hasText: "Take the tour" }).click();
      await page
        .locator(".gettingStartedContainer .getting-started-step.expanded")
        .getByRole("button", { name: "Start Local Sandbox", exact: true })
        .click();
      await workbench.row("Stale cache").waitFor();

      await workbench.runCommand("Balance Lens: Connect Plaid Sandbox");
      await workbench.answer("Set Plaid Keys (1/2)", clientId);
      await workbench.answer("Set Plaid Keys (2/2)", secret);
      await workbench.choose("First Platypus Bank");
      await workbench.choose("Compare Balances");
      await workbench.row("First Platypus Bank").waitFor();
      await workbench.completedPanel();
      expect(await plaid.requestedPaths()).toEqual(
        expect.arrayContaining(["/sandbox/public_token/create", "/accounts/balance/get"]),
      );
    });
  }));
