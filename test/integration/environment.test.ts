import assert from "node:assert/strict";
import * as vscode from "vscode";
import { itemOf, type Lens, openLens, run, startLocal } from "./support/lens.ts";

describe("the environment", () => {
  let lens: Lens;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
  });

  after(() => run("balanceLens.environment.switch", { environment: "local" }));

  it("switches the list of Items with it, and back", async () => {
    assert(lens.items().length > 0);
    await run("balanceLens.environment.switch", { environment: "sandbox" });
    assert(!lens.items().some(({ environment }) => environment === "local"));
    await run("balanceLens.environment.switch", { environment: "local" });
    await lens.rows();
    assert(lens.items().every(({ environment }) => environment === "local"));
    assert(lens.items().length > 0);
  });

  it("is never production", async () => {
    await vscode.workspace
      .getConfiguration("balanceLens")
      .update("environment", "production", vscode.ConfigurationTarget.Global);
    await lens.rows();
    assert(lens.items().every(({ environment }) => environment === "local"));
    await vscode.workspace
      .getConfiguration("balanceLens")
      .update("environment", undefined, vscode.ConfigurationTarget.Global);
  });

  it("of an open panel stays that of its Item: it can be compared again after a switch", async () => {
    const { itemId } = itemOf(lens, "daily-refresh");
    await run("balanceLens.balances.compare", { itemId });
    const first = lens.comparisonOf(itemId);
    await run("balanceLens.environment.switch", { environment: "sandbox" });
    await run("balanceLens.balances.compare", { itemId });
    const second = lens.comparisonOf(itemId);
    assert.equal(second?.environment, "local");
    assert.notEqual(second?.id, first?.id);
  });
});
