import { expect, test } from "vitest";
import { readComparison } from "../../scripts/workbench/readComparison.mts";
import { inWorkbench } from "./workbench.ts";

/** A body as `/accounts/get` and `/accounts/balance/get` both answer it, from a log of production. */
function body(available: number): string {
  const balances = { available, current: 1250, limit: null, iso_currency_code: "USD", unofficial_currency_code: null };
  const account = {
    account_id: "a1",
    name: "Everyday",
    mask: "4321",
    type: "depository",
    subtype: "checking",
    balances,
  };
  return JSON.stringify({ accounts: [account], item: { item_id: "i1", products: ["transactions"] }, request_id: "r1" });
}

test("two bodies pasted into an editor give a table and a verdict without a call, and a reload brings them back", ({
  task,
}) =>
  inWorkbench({ test: task.name }, async ({ workbench }) => {
    await workbench.openView();
    await workbench.runCommand("File: New Untitled Text File");
    await workbench.page.locator(".editor-instance .monaco-editor.focused").first().waitFor();
    await workbench.page.keyboard.insertText(`${body(1204.11)}\n${body(310.55)}\n`);

    await workbench.runCommand("Balance Lens: Compare Saved Responses");
    await workbench.choose("The Open Editor");
    await workbench.choose("is cached");
    const panel = await workbench.completedPanel();
    const shown = await readComparison(panel);

    expect(shown.cells).toEqual([
      { account: "a1", endpoint: "/accounts/get", available: 1204.11, current: 1250 },
      { account: "a1", endpoint: "/accounts/balance/get", available: 310.55, current: 1250 },
    ]);
    expect(shown.verdict).toContain("893.56");
    expect(await panel.locator("body").textContent()).toContain("Saved responses: no call was made");

    // On the tab of the panel, where a person looks for it.
    await workbench.page.getByRole("button", { name: "Export Comparison" }).first().waitFor();

    await workbench.reload();
    expect(await readComparison(await workbench.completedPanel())).toEqual(shown);
  }));
