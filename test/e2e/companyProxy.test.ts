import { afterEach, expect, test } from "vitest";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import { companyCertificate, withCompanyNetwork } from "./companyNetwork.ts";
import { withEmulator } from "./emulator.ts";
import { inWorkbench } from "./workbench.ts";

const bank = ["--port", "0", "--seed", "7", "--scenario", "daily-refresh"];

/** Plaid's own address: nothing says where the calls go but VS Code's settings for proxies. */
const settingsFor = (proxyUrl: string) => ({ "balanceLens.environment": "sandbox", "http.proxy": proxyUrl });

afterEach(() => {
  delete process.env.SSL_CERT_FILE;
});

test("through a company's proxy, with its certificate in the system's store, Plaid Sandbox is reached by its own name", ({
  task,
}) =>
  withEmulator(bank, (emulator) =>
    withCompanyNetwork(emulator.url, async (network) => {
      // Where OpenSSL keeps the certificates of the system, for the VS Code that is started from here.
      process.env.SSL_CERT_FILE = companyCertificate;
      const item = await emulator.itemOf("daily-refresh");
      await inWorkbench({ test: task.name, settings: settingsFor(network.proxyUrl) }, async ({ workbench }) => {
        await workbench.runCommand("Balance Lens: Add Item…");
        await workbench.choose("Add Item by Access Token");
        await workbench.answer("Set Plaid Keys (1/2)", "e2e-client-id");
        await workbench.answer("Set Plaid Keys (2/2)", "e2e-secret");
        await workbench.answer("Add Item by Access Token", item.access_token);
        await workbench.openView();
        await workbench.runOnRow("Tattersall", "Compare Balances");
        const { cells } = await readComparison(await workbench.completedPanel());
        expect(cells.length).toBeGreaterThan(0);
      });
      expect(network.connected).toContain("sandbox.plaid.com:443");
      expect(network.received).toContain("sandbox.plaid.com/institutions/get_by_id");
      expect(network.received).toContain("sandbox.plaid.com/accounts/balance/get");
    }),
  ));

test("a certificate that the system does not trust is the plain cause, and nothing is sent", ({ task }) =>
  withEmulator(bank, (emulator) =>
    withCompanyNetwork(emulator.url, async (network) => {
      await inWorkbench({ test: task.name, settings: settingsFor(network.proxyUrl) }, async ({ workbench }) => {
        await workbench.runCommand("Balance Lens: Plaid Keys…");
        await workbench.choose("Set Plaid Keys");
        await workbench.answer("Set Plaid Keys (1/2)", "e2e-client-id");
        await workbench.answer("Set Plaid Keys (2/2)", "e2e-secret");
        const warning = workbench.page.locator(".notification-toast", {
          hasText: "Couldn't make a secure connection to sandbox.plaid.com.",
        });
        await warning.filter({ hasText: "Your keys are stored, but unchecked." }).waitFor();
      });
      expect(network.connected).toContain("sandbox.plaid.com:443");
      expect(network.received).toEqual([]);
    }),
  ));
