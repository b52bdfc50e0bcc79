import { expect, test } from "vitest";
import { readComparison, type ShownCell, type ShownComparison } from "../../scripts/workbench/readComparison.mts";
import type { Workbench } from "../../scripts/workbench/workbench.mts";
import { type LedgerAccount, withEmulator } from "./emulator.ts";
import { callPlaid, linkTokenFrom } from "./link/browse.ts";
import { ownerIn } from "./sandboxOwner.ts";
import { inSharedWorkbench } from "./sharedWorkbench.ts";
import { inWorkbench } from "./workbench.ts";

/**
 * The ledger behind the window's sandbox. That sandbox keeps its control token to itself, so it is read from one in a
 * process of its own: the same seed makes the same bank, id by id.
 */
const ledger = (scenario: string): Promise<readonly LedgerAccount[]> =>
  withEmulator(["--port", "0", "--seed", "1"], async (emulator) =>
    emulator.ledgerOf((await emulator.itemOf(scenario)).item_id),
  );

test("the tree opens an Item, compares it and a debit of it through every ruleset, and sums up a group that opens from its rows", ({
  task,
}) =>
  inSharedWorkbench(task.name, async ({ workbench }) => {
    await workbench.row("Hold missing").click();
    const [account] = await ledger("pending-hold");
    await workbench.row("Checking").waitFor();

    await workbench.runOnRow("Hold missing", "Compare Balances");
    const shown = await readComparison(await workbench.completedPanel());
    expect(account && cellsOf(shown, account, "/accounts/balance/get")[0]).toMatchObject(amounts(account?.bank));

    await compareRulesets(workbench);
    await compareGroup(workbench);
  }));

test("an Item that an app made with Link stands in the tree like any other app's", ({ task }) =>
  inSharedWorkbench(task.name, async ({ workbench, profile }) => {
    const sandbox = ownerIn(profile);
    const { hosted_link_url, link_token } = await linkTokenFrom(sandbox, { products: ["transactions"] });
    const page = await workbench.page.context().newPage();
    await page.goto(`${hosted_link_url}&headless=${encodeURIComponent('{"institution_id":"ins_135858"}')}`);
    await page.getByRole("heading", { name: "Connected" }).waitFor();
    await page.close();
    const { link_sessions } = await callPlaid<{ link_sessions: { on_success: { public_token: string } }[] }>(
      sandbox,
      "/link/token/get",
      { link_token },
    );
    const { public_token } = link_sessions[0]?.on_success ?? {};
    expect(await callPlaid(sandbox, "/item/public_token/exchange", { public_token })).toHaveProperty("access_token");

    await workbench.runCommand("Balance Lens: Refresh");
    await workbench.row("Windowpane Bank").waitFor();
  }));

test("starting the local sandbox compares its first Item, shows the ledger's numbers, and a reload brings them back", ({
  task,
}) =>
  inWorkbench({ test: task.name, allExtensions: true }, async ({ workbench }) => {
    await workbench.openView();
    await workbench.startLocalSandbox();
    await workbench.row("Stale cache").waitFor();

    const shown = await readComparison(await workbench.completedPanel());

    const accounts = await ledger("daily-refresh");
    expect(accounts.length).toBeGreaterThan(1);
    for (const account of accounts) {
      const { bank, cached } = account;
      expect(cellsOf(shown, account, "/accounts/get")[0], "what Plaid had copied").toMatchObject(amounts(cached));
      expect(cellsOf(shown, account, "/accounts/balance/get")[0], "what the bank said").toMatchObject(amounts(bank));
      expect(cellsOf(shown, account, "/accounts/get").at(-1), "the copy after the real-time call").toMatchObject(
        amounts(bank),
      );
    }
    expect(accounts.some(({ bank, cached }) => bank.available !== cached.available)).toBe(true);
    expect(shown.verdict).not.toBe("");

    await workbench.reload();
    expect(await readComparison(await workbench.completedPanel())).toEqual(shown);
  }));

/** From the panel of a debit that the bank would not cover: each ruleset in a row of its own. */
async function compareRulesets(workbench: Workbench): Promise<void> {
  const panel = await workbench.panel();
  await panel.getByRole("button", { name: "Compare Rulesets…" }).first().click();
  await workbench.page.locator(".quick-input-title", { hasText: "Compare Rulesets:" }).waitFor();
  await workbench.page.keyboard.press("Enter");
  const rows = panel.locator('[data-role="rulesets"] tbody tr[data-state="ok"]');
  await rows.nth(1).waitFor();
  await workbench.completedPanel();
  expect(await rows.filter({ hasText: "default" }).first().textContent()).toContain("REROUTE");
}

/** The summary is sorted by what differs most until a person sorts it, and its rows open the comparisons. */
async function compareGroup(workbench: Workbench): Promise<void> {
  await workbench.runOnRow("Old or adjusted caches", "Compare All Items");
  const summary = await workbench.panel((page) => page.getByRole("heading", { name: /Items compared$/ }));
  const names = () => summary.locator("tr[data-row] .open").allTextContents();
  const differences = await summary.locator("tr[data-row] td:nth-child(2) .text").allTextContents();
  const sizes = differences.map((text) => Number(/[\d,]+\.\d+/.exec(text)?.[0].replaceAll(",", "") ?? 0));
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
  expect(sizes[0]).toBeGreaterThan(0);
  const [worst = ""] = await names();

  await summary.getByRole("columnheader", { name: "Item" }).getByRole("button").click();
  await summary.locator('th[aria-sort="ascending"]').waitFor();
  expect(await names()).toEqual((await names()).toSorted());

  await summary.getByRole("button", { name: worst }).click();
  await workbench.page.getByRole("tab", { name: `Balances: ${worst}` }).waitFor();
  const { verdict } = await readComparison(await workbench.completedPanel());
  expect(verdict.replaceAll(",", "")).toContain(sizes[0]?.toFixed(2));
}

function cellsOf(shown: ShownComparison, { account_id }: LedgerAccount, endpoint: string): readonly ShownCell[] {
  return shown.cells.filter((cell) => cell.account === account_id && cell.endpoint === endpoint);
}

function amounts(balances: { readonly available: number | null; readonly current: number | null } | undefined) {
  return { available: balances?.available, current: balances?.current };
}
