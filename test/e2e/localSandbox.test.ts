import { expect, test } from "vitest";
import { readComparison, type ShownCell, type ShownComparison } from "../../scripts/workbench/readComparison.mts";
import { type LedgerAccount, withEmulator } from "./emulator.ts";
import { inWorkbench } from "./workbench.ts";

/**
 * The ledger behind the window's sandbox. That sandbox keeps its control token to itself, so it is read from one in a
 * process of its own: the same seed makes the same bank, id by id.
 */
const ledger = (scenario: string): Promise<readonly LedgerAccount[]> =>
  withEmulator(["--port", "0", "--seed", "1"], async (emulator) =>
    emulator.ledgerOf((await emulator.itemOf(scenario)).item_id),
  );

test("starting the local sandbox compares its first Item, shows the ledger's numbers, and a reload brings them back", ({
  task,
}) =>
  inWorkbench({ test: task.name }, async ({ workbench }) => {
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

test("the tree opens an Item to its accounts and compares from its menu", ({ task }) =>
  inWorkbench({ test: task.name }, async ({ workbench }) => {
    await workbench.openView();
    await workbench.startLocalSandbox();
    await workbench.completedPanel();
    await workbench.runCommand("View: Close Editor");

    await workbench.row("Hold missing").click();
    const [account] = await ledger("pending-hold");
    await workbench.row("Checking").waitFor();

    await workbench.runOnRow("Hold missing", "Compare Balances");
    const shown = await readComparison(await workbench.completedPanel());
    expect(account && cellsOf(shown, account, "/accounts/balance/get")[0]).toMatchObject(amounts(account?.bank));
  }));

function cellsOf(shown: ShownComparison, { account_id }: LedgerAccount, endpoint: string): readonly ShownCell[] {
  return shown.cells.filter((cell) => cell.account === account_id && cell.endpoint === endpoint);
}

function amounts(balances: { readonly available: number | null; readonly current: number | null } | undefined) {
  return { available: balances?.available, current: balances?.current };
}
