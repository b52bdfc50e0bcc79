import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, itemOf, type Lens, openLens, run, startLocal } from "./support/lens.ts";

function panelTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("balanceLens.comparison"),
    );
}

async function closePanels(lens: Lens): Promise<void> {
  await eventually(async () => {
    // VS Code tells of a new tab a little after its panel is there.
    await vscode.window.tabGroups.close(panelTabs());
    assert.deepEqual(lens.panels(), []);
  });
}

describe("the panel", () => {
  let lens: Lens;
  let itemId: string;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
    await closePanels(lens);
    ({ itemId } = itemOf(lens, "daily-refresh"));
  });

  after(() => closePanels(lens));

  it("opens with the comparison and is named after the institution", async () => {
    await run("balanceLens.balances.compare", { itemId });
    const [panel, ...others] = lens.panels();
    assert.deepEqual(others, []);
    assert.equal(panel?.itemId, itemId);
    assert(panel?.title.includes("Stale cache: daily refresh"), panel?.title);
    await eventually(() => assert.equal(panelTabs().length, 1));
  });

  it("is one an Item, and several stand side by side", async () => {
    const other = lens.items().find((item) => item.itemId !== itemId)?.itemId;
    for (const each of [itemId, other, itemId]) await run("balanceLens.balances.compare", { itemId: each });
    assert.deepEqual(
      lens
        .panels()
        .map((panel) => panel.itemId)
        .sort(),
      [itemId, other].sort(),
    );
    await eventually(() => assert.equal(panelTabs().length, 2));
  });

  it("comes back after it was closed, on the same comparison", async () => {
    await run("balanceLens.balances.compare", { itemId });
    const id = lens.comparisonOf(itemId)?.id;
    await closePanels(lens);
    await run("balanceLens.balances.fetchCached", { itemId, endpoint: "/accounts/get" });
    assert.equal(lens.panels()[0]?.itemId, itemId);
    assert.equal(lens.comparisonOf(itemId)?.id, id);
  });
});
