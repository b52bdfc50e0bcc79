import assert from "node:assert/strict";
import * as vscode from "vscode";
import { leave } from "../support/answers.ts";
import { eventually, type Lens, openLens, run } from "../support/lens.ts";
import { logText } from "../support/logText.ts";
import { connectSandbox, leaveSandbox, passFirstUpdate } from "../support/sandbox.ts";

describe("changing Items of Plaid Sandbox", () => {
  let lens: Lens;
  let token: string;
  let itemId: string;

  before(async () => {
    lens = await openLens();
    token = await connectSandbox(lens);
    itemId = lens.items()[0]?.itemId ?? "";
    await run("balanceLens.item.refresh", { itemId });
  });

  after(() => leaveSandbox(lens));

  const contextOf = async () => (await lens.rows())[0]?.contextValue ?? "";

  it("what its Items can do is offered, and no more", async () => {
    const context = await contextOf();
    assert.match(context, /^item sandbox healthy /);
    assert.match(context, / can-reset-login\b.* can-refresh-transactions\b/);
    assert.doesNotMatch(context, /can-repair|can-refresh-investments|can-fire-webhook/);
  });

  it("a login is reset, and its repair calls nothing: Link does it, elsewhere", async () => {
    await run("balanceLens.item.resetLogin", { itemId });
    assert.match(await contextOf(), / login-required\b.* can-repair\b/);
    const calls = () =>
      logText(lens)
        .split("\n")
        .filter((line) => line.includes("POST /")).length;
    await eventually(() => assert.match(logText(lens), /POST \/sandbox\/item\/reset_login 200 /));
    const before = calls();
    await run("balanceLens.item.repairLogin", { itemId });
    assert.equal(calls(), before);
    assert.match(await contextOf(), / login-required\b/);
    // The emulator stands in for Plaid: what a person does in Link is done there.
    await run("balanceLens.item.remove", { itemId, confirmed: true });
    token = await connectSandbox(lens);
    itemId = lens.items()[0]?.itemId ?? "";
  });

  it("a new name is kept with the Item, and stays when the list is read again", async () => {
    await run("balanceLens.item.rename", { itemId, alias: "Rent" });
    await run("balanceLens.items.refresh");
    assert.equal((await lens.rows())[0]?.label, "Rent");
  });

  it("a rotated token is kept, the Item is read with it, and neither token is in the log or on screen", async () => {
    await run("balanceLens.item.rotateToken", { itemId, confirmed: true });
    await run("balanceLens.items.refresh");
    await run("balanceLens.item.refresh", { itemId });
    assert.match(await contextOf(), / healthy\b/);
    await passFirstUpdate();
    await run("balanceLens.balances.compare", { itemId });
    assert.equal(lens.comparisonOf(itemId)?.readings[0]?.outcome, "ok");
    const seen = logText(lens) + JSON.stringify([lens.items(), await lens.rows()]);
    assert(!seen.includes(token));
    assert.doesNotMatch(seen, /access-sandbox-[0-9a-f]{8}/);
  });

  it("its access token is not among what can be copied", async () => {
    await vscode.env.clipboard.writeText("");
    await leave(run("balanceLens.item.copyIds", { itemId, what: "token" }));
    assert.equal(await vscode.env.clipboard.readText(), "");
  });
});
