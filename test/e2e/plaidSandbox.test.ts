import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesUnder } from "../../scripts/lib/sourceHash.mts";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import type { Workbench } from "../../scripts/workbench/workbench.mts";
import { type Emulator, type LedgerAccount, withEmulator } from "./emulator.ts";
import { addFirstItem, answerKeys, clientId, secret } from "./plaidKeys.ts";
import { ownerIn, sandboxFolder } from "./sandboxOwner.ts";
import { type InstalledWorkbench, inWorkbench, type OpenWorkbench, openWorkbench } from "./workbench.ts";

/** The Item that Plaid Sandbox, here an emulator in a process of its own, is asked about. */
const bank = ["--seed", "7", "--scenario", "daily-refresh"];

describe("with own keys and a token", () => {
  let url: string;
  let accessToken: string;
  /** Before any call: the same seed makes the same bank each time. */
  let ledger: readonly LedgerAccount[];
  /** One window for both, since the second goes on where the first has brought it. */
  let opened: OpenWorkbench;
  const withPlaid = <T>(work: (emulator: Emulator) => Promise<T>) =>
    withEmulator(["--port", new URL(url).port, ...bank], work);

  beforeAll(async () => {
    await withEmulator(["--port", "0", ...bank], async (emulator) => {
      const { item_id, access_token } = await emulator.itemOf("daily-refresh");
      url = emulator.url;
      accessToken = access_token;
      ledger = await emulator.ledgerOf(item_id);
    });
    const settings = { "balanceLens.sandbox.url": url, "balanceLens.local.latency": "none" };
    opened = await openWorkbench({ settings });
  });
  afterAll(() => opened?.close());

  test("keys, a token, an Item and a setting outlive the extension host that is killed right after it kept them", ({
    task,
  }) =>
    opened.run(task.name, (installed) =>
      withPlaid(async (emulator) => {
        const { workbench } = installed;
        await killedAfter(installed, async () => {
          await workbench.runCommand("Balance Lens: Switch Environment");
          // The other one is described as a model of Plaid Sandbox.
          await workbench.choose("Plaid's own Sandbox");
          await isOfPlaidSandbox(workbench);
          await addFirstItem(workbench, accessToken);
          await workbench.row("Tattersall").waitFor();
        });
        await isOfPlaidSandbox(workbench);
        // Nothing is asked for: the keys and the token are there.
        await workbench.runOnRow("Tattersall", "Compare Balances");
        await expect.poll(() => emulator.requestedPaths(), { timeout: 60_000 }).toContain("/accounts/balance/get");
        expect((await readComparison(await workbench.completedPanel())).cells.length).toBeGreaterThan(0);
      }),
    ));

  test("the numbers are those of the server that was asked, and no secret is on the disk; while it is gone calls fail, and Compare Again works once it is back", ({
    task,
  }) =>
    opened.run(task.name, async ({ workbench, profile }) => {
      const shown = await readComparison(await workbench.completedPanel());
      for (const { account_id, bank, cached } of ledger) {
        const cells = shown.cells.filter((cell) => cell.account === account_id);
        expect(cells.find((cell) => cell.endpoint === "/accounts/get")?.available).toBe(cached.available);
        expect(cells.find((cell) => cell.endpoint === "/accounts/balance/get")?.available).toBe(bank.available);
      }

      // What VS Code and the extension write. The local sandbox has an Item of its own of this scenario, with the same token.
      const holding = (hidden: string) =>
        filesUnder(profile.userData).filter((file) => readFileSync(file, "latin1").includes(hidden));
      expect([...holding(clientId), ...holding(secret)]).toEqual([]);
      expect(holding(accessToken).filter((file) => !file.startsWith(sandboxFolder(profile)))).toEqual([]);

      const panel = await workbench.panel();
      const compareAgain = () => panel.getByRole("button", { name: "Compare Again" }).first().click();
      const realTime = panel.locator('th[data-endpoint="/accounts/balance/get"]').first();
      await compareAgain();
      await realTime.and(panel.locator('[data-state="failed"]')).waitFor();
      await workbench.completedPanel();
      expect((await readComparison(panel)).cells).toEqual([]);

      await withPlaid(async () => {
        await compareAgain();
        await realTime.and(panel.locator('[data-state="ok"]')).waitFor();
        await workbench.completedPanel();
        expect((await readComparison(panel)).cells.length).toBeGreaterThan(0);
      });
    }));
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
      await answerKeys(workbench);
      await workbench.choose("First Platypus Bank");
      await workbench.choose("Compare Balances");
      await workbench.row("First Platypus Bank").waitFor();
      await workbench.completedPanel();
      expect(await plaid.requestedPaths()).toEqual(
        expect.arrayContaining(["/sandbox/public_token/create", "/accounts/balance/get"]),
      );
    });
  }));

/** Kills the window's extension host right after `work`, and reloads the window. */
async function killedAfter({ workbench, profile }: InstalledWorkbench, work: () => Promise<void>): Promise<void> {
  await workbench.openView();
  // The local sandbox runs in the extension host, and says which process that is.
  await workbench.startLocalSandbox();
  await workbench.row("Stale cache").waitFor();
  const { pid } = ownerIn(profile);
  await work();
  process.kill(pid, "SIGKILL");
  await workbench.reload();
  await workbench.openView();
}

/** The view says which environment is set. */
function isOfPlaidSandbox(workbench: Workbench): Promise<void> {
  const heading = workbench.page.locator(".sidebar").getByRole("heading", { name: /Plaid Sandbox/ });
  return heading.first().waitFor();
}
