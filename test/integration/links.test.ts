import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, extensionId, itemOf, type Lens, openLens, run, startLocal } from "./support/lens.ts";

/** Opens a link to the extension as the system does when somebody follows one. */
async function follow(pathAndQuery: string): Promise<void> {
  await vscode.commands.executeCommand(
    "vscode.open",
    vscode.Uri.parse(`${vscode.env.uriScheme}://${extensionId}${pathAndQuery}`),
  );
}

describe("links", () => {
  let lens: Lens;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
  });

  after(() => run("balanceLens.environment.switch", { environment: "local" }));

  it("to an Item of the local sandbox compare it once that is wanted, and show the local sandbox", async () => {
    const { itemId } = itemOf(lens, "pending-hold");
    await run("balanceLens.environment.switch", { environment: "sandbox" });
    const before = lens.comparisonOf(itemId)?.id;
    // What earlier tests left would be answered in its place.
    await vscode.commands.executeCommand("notifications.clearAll");
    await follow(`/compare?item=${itemId}`);
    // It asks whoever works with Plaid Sandbox, and changes nothing before.
    await lens.whenIdle();
    assert.equal(vscode.workspace.getConfiguration("balanceLens").get("environment"), "sandbox");
    assert.equal(lens.comparisonOf(itemId)?.id, before);
    await eventually(async () => {
      await vscode.commands.executeCommand("notification.acceptPrimaryAction");
      assert.equal(lens.comparisonOf(itemId)?.status, "complete");
      assert.notEqual(lens.comparisonOf(itemId)?.id, before);
    });
    assert(lens.panels().some((panel) => panel.itemId === itemId));
    assert(lens.items().some((item) => item.itemId === itemId));
  });

  it("to any other Item are refused, and switch nothing", async () => {
    await run("balanceLens.environment.switch", { environment: "sandbox" });
    await follow("/compare?item=notAnItemOfTheLocalSandbox");
    await follow("/keys?item=notAnItemOfTheLocalSandbox");
    await lens.whenIdle();
    assert.equal(lens.comparisonOf("notAnItemOfTheLocalSandbox"), null);
    assert(!lens.panels().some((panel) => panel.itemId === "notAnItemOfTheLocalSandbox"));
    assert.equal(vscode.workspace.getConfiguration("balanceLens").get("environment"), "sandbox");
  });
});
