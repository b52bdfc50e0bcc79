import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { acceptAll } from "../support/answers.ts";
import { eventually, type Lens, openLens, run, set, startLocal } from "../support/lens.ts";
import { keys, leaveSandbox, linkedToken, passFirstUpdate } from "../support/sandbox.ts";
import { shownText } from "../support/shownText.ts";

const signOut = () => run("balanceLens.sandbox.signOut", { confirmed: true });

describe("Plaid Sandbox", () => {
  let lens: Lens;
  let url: string;
  let envFile: string;

  before(async () => {
    lens = await openLens();
    await startLocal(lens);
    url = lens.localUrl() ?? "";
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert(folder, "no folder is open");
    envFile = path.join(folder, ".env");
  });

  beforeEach(async () => {
    await set("sandbox.url", url);
    await run("balanceLens.environment.switch", { environment: "sandbox" });
  });

  afterEach(async () => {
    await rm(envFile, { force: true });
    await vscode.env.clipboard.writeText("");
    await signOut();
  });

  after(() => leaveSandbox(lens));

  /** Whether keys are stored, as an outsider can tell: a token can be looked up only with them. */
  async function takesToken(): Promise<boolean> {
    const command = run("balanceLens.item.add", { accessToken: await linkedToken(url) });
    // Without keys it asks for them, and is left.
    await Promise.race([command, eventually(() => vscode.commands.executeCommand("workbench.action.closeQuickOpen"))]);
    let isDone = false;
    void command.then(() => {
      isDone = true;
    });
    await eventually(async () => {
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      assert(isDone);
    });
    await lens.whenIdle();
    return lens.items().length > 0;
  }

  const env = (...lines: string[]) =>
    writeFile(envFile, [`PLAID_CLIENT_ID=${keys.clientId}`, `PLAID_SECRET=${keys.secret}`, ...lines].join("\n"));

  it("takes the keys of a .env file over", async () => {
    await env("PLAID_ENV=sandbox");
    await run("balanceLens.keys.import", { file: envFile, confirmed: true });
    await rm(envFile);
    assert.equal(await takesToken(), true);
  });

  it("keeps nothing of a .env file that is for production", async () => {
    await env("PLAID_ENV=production");
    await run("balanceLens.keys.import", { file: envFile, confirmed: true });
    await rm(envFile);
    assert.equal(await takesToken(), false);
  });

  it("keeps no key that names production, entered by hand", async () => {
    await run("balanceLens.keys.set", { clientId: keys.clientId, secret: "PLAID_PRODUCTION_SECRET=1234567890" });
    assert.equal(await takesToken(), false);
  });

  it("takes an address of production out of the settings", async () => {
    await set("sandbox.url", "https://production.plaid.com");
    await eventually(() => assert.equal(vscode.workspace.getConfiguration("balanceLens").get("sandbox.url"), ""));
  });

  it("lists the Items of a token list on the clipboard, and says which entries it refused by their place", async () => {
    await run("balanceLens.keys.set", keys);
    const tokens = [await linkedToken(url), await linkedToken(url)];
    const unknown = "access-sandbox-00000000-0000-0000-0000-000000000000";
    const production = "access-production-00000000-0000-0000-0000-000000000000";
    await vscode.env.clipboard.writeText([tokens[0], production, "no token", tokens[1], unknown].join("\n"));
    await run("balanceLens.item.import", { from: "clipboard" });
    assert.equal(lens.items().length, 2);
    const report = await eventually(() => {
      const text = shownText("Token List.md");
      assert.match(text, /2 Items were added\. 3 entries were refused\./);
      return text;
    });
    assert.match(report, /line 2 \| A production access token/);
    assert.match(report, /line 3 \| No Sandbox access token/);
    assert.match(report, /line 5 \| Plaid does not accept this token/);
    assert.doesNotMatch(report, /access-/);
    // Again: nothing is asked twice.
    await vscode.env.clipboard.writeText(JSON.stringify(tokens));
    await run("balanceLens.item.import", { from: "clipboard" });
    assert.equal(lens.items().length, 2);
  });

  it("goes from nothing to a first comparison, with what is proposed", async () => {
    await env();
    await run("balanceLens.keys.import", { file: envFile, confirmed: true });
    await acceptAll(run("balanceLens.sandbox.connect"));
    const [item] = lens.items();
    assert.equal(item?.environment, "sandbox");
    const comparison = await eventually(() => {
      const open = lens.comparisonOf(item.itemId);
      assert.equal(open?.status, "complete");
      return open;
    });
    assert.equal(comparison.environment, "sandbox");
    assert.equal(comparison.readings.find(({ endpoint }) => endpoint === "/accounts/balance/get")?.outcome, "ok");
    assert(lens.panels().some(({ itemId }) => itemId === item.itemId));
  });

  it("signs out: Items, keys, comparisons and panels are gone, and those of the local sandbox are not", async () => {
    await run("balanceLens.keys.set", keys);
    await run("balanceLens.item.add", { accessToken: await linkedToken(url) });
    const itemId = lens.items()[0]?.itemId ?? "";
    await passFirstUpdate();
    await run("balanceLens.balances.compare", { itemId });
    assert.equal(lens.comparisonOf(itemId)?.environment, "sandbox");
    await signOut();
    assert.deepEqual(lens.items(), []);
    assert.equal(lens.comparisonOf(itemId), null);
    assert(!lens.panels().some((panel) => panel.itemId === itemId));
    assert.equal(await takesToken(), false);
    await run("balanceLens.environment.switch", { environment: "local" });
    await lens.rows();
    assert(lens.items().length > 0);
  });

  it("explains what to expect there", async () => {
    await run("balanceLens.sandbox.explain");
    await eventually(() => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
      assert(
        tabs.some((label) => label.includes("What to Expect in Plaid Sandbox")),
        tabs.join(),
      );
    });
  });

  it("offers the ruleset keys that were used, the last one first", async () => {
    await run("balanceLens.keys.set", keys);
    await run("balanceLens.item.add", { accessToken: await linkedToken(url) });
    const itemId = lens.items()[0]?.itemId ?? "";
    const [account] = await lens.rows(`item/${itemId}`);
    const accountId = account?.id.split("/").at(-1);
    const evaluate = (rulesetKey: string) =>
      run("balanceLens.balances.evaluate", { itemId, accountId, amount: 5, rulesetKey });
    await evaluate("default");
    // One that Plaid does not know is not offered: Enter takes the one before it.
    await evaluate("no-such-ruleset");
    await acceptAll(run("balanceLens.balances.evaluate", { itemId, accountId, amount: 5 }));
    const evaluated = lens.comparisonOf(itemId)?.readings.filter(({ endpoint }) => endpoint === "/signal/evaluate");
    assert.deepEqual(
      evaluated?.map(({ outcome }) => outcome),
      ["ok", "failed", "ok"],
    );
  });
});
