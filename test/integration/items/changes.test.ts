import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as vscode from "vscode";
import { acceptAll, leave } from "../support/answers.ts";
import { eventually, type ItemView, itemOf, type Lens, openLens, type Row, run, startLocal } from "../support/lens.ts";
import { logText } from "../support/logText.ts";

describe("changing Items from the tree", () => {
  let lens: Lens;
  let webhooks: Server;
  let hookUrl: string;
  const received: Record<string, unknown>[] = [];

  before(async () => {
    lens = await openLens();
    webhooks = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        received.push(JSON.parse(body) as Record<string, unknown>);
        response.end();
      });
    });
    await new Promise<void>((resolve) => webhooks.listen(0, "127.0.0.1", resolve));
    hookUrl = `http://127.0.0.1:${(webhooks.address() as AddressInfo).port}/hook`;
  });

  beforeEach(() => startLocal(lens));

  after(async () => {
    webhooks.close();
    await startLocal(lens);
  });

  const idOf = (scenario: string) => itemOf(lens, scenario).itemId;
  const change = (name: string, argument: object, selected?: readonly object[]) =>
    run(`balanceLens.item.${name}`, argument, selected);

  async function rowOf(itemId: string): Promise<Row> {
    const row = (await lens.rows()).find(({ id }) => id === `item/${itemId}`);
    assert(row, `no row of ${itemId}`);
    return row;
  }

  /** What the row of an Item's last update says of this when the pointer rests on it. */
  async function factOf(itemId: string, fact: string): Promise<string> {
    const lines = (await lens.rows(`item/${itemId}`)).at(-1)?.tooltip.split("\n") ?? [];
    return lines.find((line) => line.startsWith(`${fact}: `))?.slice(fact.length + 2) ?? "";
  }

  /** A change that an Item does not allow is told, and is in the log with what kept it. */
  async function assertRefused(name: string, argument: object, because: string): Promise<void> {
    const line = `balanceLens.item.${name} failed: invalid-request ${because}`;
    const count = () => logText(lens).split(line).length - 1;
    const before = count();
    await change(name, argument);
    await eventually(() => assert.equal(count(), before + 1, `the log lacks: ${line}`));
  }

  async function createDynamic(): Promise<ItemView> {
    await run("balanceLens.item.create", {
      institutionId: "ins_109508",
      products: ["transactions"],
      username: "user_transactions_dynamic",
    });
    await lens.whenIdle();
    const item = lens.items().find(({ scenario }) => scenario === undefined);
    assert(item, "no Item was created");
    return item;
  }

  it("a login is reset, says so with its repair on the row, and works again once repaired", async () => {
    const itemId = idOf("daily-refresh");
    await change("resetLogin", { itemId });
    const broken = await rowOf(itemId);
    assert.match(broken.contextValue, / login-required\b.* can-repair\b/);
    assert.doesNotMatch(broken.contextValue, /can-reset-login|can-refresh-transactions/);
    const [failure] = await lens.rows(`item/${itemId}`);
    assert.deepEqual(
      [failure?.contextValue, failure?.command],
      ["failure item can-restart", "balanceLens.item.repairLogin"],
    );
    await change("repairLogin", { itemId });
    const repaired = await rowOf(itemId);
    assert.match(repaired.contextValue, / healthy\b.* can-reset-login\b/);
    assert.notEqual((await lens.rows(`item/${itemId}`))[0]?.contextValue, "failure item can-restart");
  });

  it("what the panel mends it compares anew, which no other use of the same commands does", async () => {
    const itemId = idOf("daily-refresh");
    const comparison = () => lens.comparisonOf(itemId);
    const failed = () => comparison()?.readings.filter(({ outcome }) => outcome === "failed").length;
    await change("resetLogin", { itemId });
    await run("balanceLens.balances.compare", { itemId });
    const broken = comparison()?.id;
    assert.notEqual(failed(), 0);
    await change("repairLogin", { itemId });
    assert.equal(comparison()?.id, broken);
    await change("resetLogin", { itemId });
    await change("repairLogin", { itemId, compare: true });
    assert.notEqual(comparison()?.id, broken);
    assert.equal(failed(), 0);

    await run("balanceLens.local.addFault", { fault: { effect: "error", error_code: "ITEM_LOCKED" } });
    await run("balanceLens.balances.compare", { itemId });
    assert.notEqual(failed(), 0);
    await run("balanceLens.local.faults", { clear: "all", itemId, compare: true });
    assert.equal(failed(), 0);

    await run("balanceLens.local.restartScenario", { itemId });
    assert.equal(comparison(), null);
    await run("balanceLens.local.restartScenario", { itemId, compare: true });
    assert.equal(failed(), 0);
  });

  it("a login that works is not repaired, and one that is required is not reset, with the reason", async () => {
    const itemId = idOf("daily-refresh");
    await assertRefused("repairLogin", { itemId }, "login-works");
    await change("resetLogin", { itemId });
    await assertRefused("resetLogin", { itemId }, "login-required");
    await assertRefused("refreshTransactions", { itemId }, "login-required");
  });

  it("the webhook URL is changed, a webhook is fired to it, and both are on the status", async () => {
    const itemId = idOf("daily-refresh");
    await change("updateWebhook", { itemId, url: hookUrl });
    assert.equal(await factOf(itemId, "Webhook"), hookUrl);
    received.length = 0;
    await change("fireWebhook", { itemId, type: "TRANSACTIONS", code: "SYNC_UPDATES_AVAILABLE" });
    await eventually(() => assert(received.some(({ webhook_code }) => webhook_code === "SYNC_UPDATES_AVAILABLE")));
    assert.equal(received.at(-1)?.item_id, itemId);
    assert.match(await factOf(itemId, "Last webhook"), /^SYNC_UPDATES_AVAILABLE, /);
    await change("updateWebhook", { itemId, url: "" });
    assert.equal(await factOf(itemId, "Webhook"), "no URL");
  });

  it("which webhook is asked among those the Item supports", async () => {
    const itemId = idOf("daily-refresh");
    await change("updateWebhook", { itemId, url: hookUrl });
    received.length = 0;
    await acceptAll(change("fireWebhook", { itemId }));
    await eventually(() => assert.equal(received.at(-1)?.webhook_type, "TRANSACTIONS"));
  });

  it("no webhook is fired without a URL, with the reason", async () => {
    const itemId = idOf("daily-refresh");
    await change("updateWebhook", { itemId, url: "" });
    await assertRefused("fireWebhook", { itemId, type: "ITEM", code: "ERROR" }, "no-webhook");
  });

  it("transactions are added to an Item of the dynamic test user, and move its balance", async () => {
    const { itemId } = await createDynamic();
    const before = (await lens.rows(`item/${itemId}`)).map(({ description }) => description.split(" · ")[0]);
    assert.match((await rowOf(itemId)).contextValue, / can-add-transactions\b/);
    const date = new Date().toISOString().slice(0, 10);
    await change("addTransactions", { itemId, transactions: "12.50 Coffee; -1000 Payroll", date });
    const after = (await lens.rows(`item/${itemId}`)).map(({ description }) => description.split(" · ")[0]);
    assert.notDeepEqual(after, before);
    assert.doesNotMatch(logText(lens).split("\n").slice(-20).join("\n"), /addTransactions failed/);
  });

  it("transactions are added to no other test user's Item, nor when they are none, with the reason", async () => {
    await assertRefused(
      "addTransactions",
      { itemId: idOf("daily-refresh"), transactions: "1 a", date: "2026-01-01" },
      "other-test-user",
    );
    const { itemId } = await createDynamic();
    await change("addTransactions", { itemId, transactions: "a lot of money" });
    await eventually(() => assert.match(logText(lens), /item\.addTransactions failed: invalid-request\n/));
  });

  it("transactions and investments are refreshed, and the status says when", async () => {
    const transactions = idOf("daily-refresh");
    await change("refreshTransactions", { itemId: transactions });
    assert.match(await factOf(transactions, "Transactions"), /^updated \d+ (ms|s) ago$/);
    const investments = idOf("investments-overnight");
    await change("refreshInvestments", { itemId: investments });
    assert.match(await factOf(investments, "Investments"), /^updated \d+ (ms|s) ago$/);
  });

  it("an Item without the product is not refreshed: Plaid would refuse, and it is not asked", async () => {
    const itemId = idOf("stale-no-subscription");
    await assertRefused("refreshTransactions", { itemId }, "product-missing");
    await assertRefused("refreshInvestments", { itemId }, "product-missing");
    assert.doesNotMatch((await rowOf(itemId)).contextValue, /can-refresh/);
  });

  it("the access token is rotated, and the Item goes on being read", async () => {
    const itemId = idOf("daily-refresh");
    const tokenNow = async () => {
      await change("copyIds", { itemId, what: "token" });
      return vscode.env.clipboard.readText();
    };
    const before = await tokenNow();
    assert.match(before, /^access-sandbox-/);
    await change("rotateToken", { itemId, confirmed: true });
    const after = await tokenNow();
    assert.match(after, /^access-sandbox-/);
    assert.notEqual(after, before);
    await run("balanceLens.item.refresh", { itemId });
    assert.match((await rowOf(itemId)).contextValue, / healthy\b/);
  });

  it("an Item is renamed, keeps the name over a refresh, and gives it back", async () => {
    const itemId = idOf("daily-refresh");
    const bank = (await rowOf(itemId)).label;
    await change("rename", { itemId, alias: "Payroll test" });
    await run("balanceLens.items.refresh");
    const named = await rowOf(itemId);
    assert.equal(named.label, "Payroll test");
    assert(named.description.includes(bank), named.description);
    await change("rename", { itemId, alias: "" });
    assert.equal((await rowOf(itemId)).label, bank);
  });

  it("ids are copied: of an Item, of all its accounts, of one account, of several Items", async () => {
    const [first, second] = [idOf("daily-refresh"), idOf("pending-hold")];
    await change("copyIds", { itemId: first, what: "item" });
    assert.equal(await vscode.env.clipboard.readText(), first);
    const accounts = (await lens.rows(`item/${first}`)).filter(({ contextValue }) => contextValue === "account");
    const accountIds = accounts.map(({ id }) => id.split("/").at(-1));
    await change("copyIds", { itemId: first, what: "accounts" });
    assert.equal(await vscode.env.clipboard.readText(), accountIds.join("\n"));
    await change("copyIds", { itemId: first, accountId: accountIds[0] });
    assert.equal(await vscode.env.clipboard.readText(), accountIds[0]);
    await change("copyIds", { itemId: first, what: "item" }, [{ itemId: first }, { itemId: second }]);
    assert.equal(await vscode.env.clipboard.readText(), `${first}\n${second}`);
  });

  it("a command on several selected rows does each, without those that do not allow it", async () => {
    const rows = ["daily-refresh", "pending-hold", "login-required"].map((scenario) => ({ itemId: idOf(scenario) }));
    await change("resetLogin", rows[0] ?? {}, rows);
    for (const { itemId } of rows) assert.match((await rowOf(itemId)).contextValue, / login-required\b/);
    await change("repairLogin", rows[0] ?? {}, rows);
    for (const { itemId } of rows) assert.match((await rowOf(itemId)).contextValue, / healthy\b/);
  });

  it("several Items are removed together, and an account that is selected stands for its Item", async () => {
    const [first, second] = [idOf("daily-refresh"), idOf("pending-hold")];
    const selected = [{ itemId: first }, { itemId: second }, { itemId: second, accountId: "any" }];
    await run("balanceLens.item.remove", { itemId: first, confirmed: true }, selected);
    assert(!lens.items().some(({ itemId }) => itemId === first || itemId === second));
  });

  it("from the palette it is asked which Item, and leaving changes nothing", async () => {
    await leave(run("balanceLens.item.resetLogin"));
    await leave(run("balanceLens.item.rename"));
    await leave(run("balanceLens.item.copyIds"));
    for (const { contextValue } of await lens.rows()) assert.match(contextValue, /^item local unread /);
  });
});
