import { afterEach, expect, test } from "vitest";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import type { Workbench } from "../../scripts/workbench/workbench.mts";
import { type CompanyNetwork, companyCertificate, withCompanyNetwork } from "./companyNetwork.ts";
import { type Emulator, withEmulator } from "./emulator.ts";
import { addFirstItem, setKeys } from "./plaidKeys.ts";
import { inWorkbench } from "./workbench.ts";

const bank = ["--port", "0", "--seed", "7", "--scenario", "daily-refresh"];

afterEach(() => {
  delete process.env.SSL_CERT_FILE;
});

test("through a company's proxy: nothing is sent while it shows a certificate that the system does not trust; with the one of the system's store, Plaid Sandbox is reached by its own name; keys that the machine did not keep are asked for again", ({
  task,
}) =>
  withEmulator(bank, (emulator) =>
    withCompanyNetwork(emulator.url, async (network) => {
      // Where OpenSSL keeps the certificates of the system, for the VS Code that is started from here.
      process.env.SSL_CERT_FILE = companyCertificate;
      // Plaid's own address: nothing says where the calls go but VS Code's settings for proxies.
      const settings = { "balanceLens.environment": "sandbox", "http.proxy": network.proxyUrl };
      await inWorkbench({ test: task.name, settings }, async ({ workbench }) => {
        await workbench.openView();
        await storesKeysUnchecked(workbench, network);
        network.show("company");
        await losesKeys(workbench);
        await comparesByOwnName(workbench, network, emulator);
      });
    }),
  ));

/** The certificate is the plain cause, of which no secret was told. */
async function storesKeysUnchecked(workbench: Workbench, network: CompanyNetwork): Promise<void> {
  await setKeys(workbench);
  const warning = workbench.page.locator(".notification-toast", {
    hasText: "Couldn't make a secure connection to sandbox.plaid.com.",
  });
  await warning.filter({ hasText: "Your keys are stored, but unchecked." }).waitFor();
  expect(network.connected).toContain("sandbox.plaid.com:443");
  expect(network.received).toEqual([]);
}

/** They were accepted, and are gone at the next start. */
async function losesKeys(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await setKeys(workbench);
  // Said once VS Code has them: the view says that there are no Items before.
  await page.locator(".statusbar").getByText("Plaid Sandbox accepted the keys").waitFor();
  await page.locator(".sidebar").getByText("No Items here yet.").waitFor();
  // What a system without a keyring does when VS Code ends: the browser build keeps secrets here.
  await page.evaluate(() => localStorage.removeItem("secrets.provider"));
  await workbench.reload();
  await page.locator(".notification-toast", { hasText: "Your Plaid keys are gone." }).waitFor();
  await page.locator(".sidebar").getByText("forgets secrets").waitFor();
}

/** The first Item asks for the keys, which are gone, and then for its token. */
async function comparesByOwnName(workbench: Workbench, network: CompanyNetwork, emulator: Emulator): Promise<void> {
  const { access_token } = await emulator.itemOf("daily-refresh");
  await addFirstItem(workbench, access_token);
  await workbench.runOnRow("Tattersall", "Compare Balances");
  const { cells } = await readComparison(await workbench.completedPanel());
  expect(cells.length).toBeGreaterThan(0);
  expect(network.received).toContain("sandbox.plaid.com/institutions/get_by_id");
  expect(network.received).toContain("sandbox.plaid.com/accounts/balance/get");
}
