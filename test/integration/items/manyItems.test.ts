import assert from "node:assert/strict";
import * as vscode from "vscode";
import { acceptAll, leave } from "../support/answers.ts";
import { eventually, itemOf, type Lens, openLens, run, set, startLocal } from "../support/lens.ts";

describe("many Items", () => {
  let lens: Lens;

  before(async () => {
    lens = await openLens();
    await startLocal(lens);
  });

  afterEach(async () => {
    await run("balanceLens.items.clearFilter");
    await run("balanceLens.items.sort", { sort: "added" });
  });

  const scenarios = ["daily-refresh", "pending-hold", "non-usd", "institution-down"];
  const idsOf = (names: readonly string[]) => names.map((name) => itemOf(lens, name).itemId);
  const shown = async () => (await lens.rows()).map(({ id }) => id.slice("item/".length));

  /** A summary as text: each has a document of its own. */
  const summaryWith = (expected: RegExp) =>
    eventually(() => {
      const texts = vscode.workspace.textDocuments
        .filter(({ uri }) => uri.path.endsWith("/summary.md"))
        .map((each) => each.getText());
      const found = texts.find((text) => expected.test(text));
      assert(found, `no summary with ${expected} among\n${texts.join("\n")}`);
      return found;
    });

  it("a filter leaves the Items that fit, by name, scenario, tag and environment, and clears again", async () => {
    const all = await shown();
    await run("balanceLens.items.filter", { filter: "pending hold" });
    assert.deepEqual(await shown(), idsOf(["pending-hold"]));
    await run("balanceLens.items.filter", { filter: "@sandbox" });
    assert.deepEqual(await shown(), []);
    await run("balanceLens.items.filter", { filter: "@local" });
    assert.deepEqual(await shown(), all);
    await run("balanceLens.items.filter", { filter: "@login-required" });
    await run("balanceLens.item.refresh", { itemId: idsOf(["login-required"])[0] });
    assert.deepEqual(await shown(), idsOf(["login-required"]));
    await run("balanceLens.items.clearFilter");
    assert.deepEqual(await shown(), all);
  });

  it("the question of the filter keeps with Enter what was there, and gives it back with Escape", async () => {
    await run("balanceLens.items.filter", { filter: "pending" });
    await acceptAll(run("balanceLens.items.filter"));
    assert.deepEqual(await shown(), idsOf(["pending-hold"]));
    await leave(run("balanceLens.items.filter"));
    assert.deepEqual(await shown(), idsOf(["pending-hold"]));
  });

  it("an order puts the Items that ask for something first", async () => {
    const [broken] = idsOf(["login-required"]);
    await run("balanceLens.item.refresh", { itemId: broken });
    await run("balanceLens.items.sort", { sort: "health" });
    assert.equal((await shown())[0], broken);
    await run("balanceLens.items.sort", { sort: "added" });
    assert.notEqual((await shown())[0], broken);
  });

  it("several Items are compared one after another, and the summary says which disagree most, in each currency", async () => {
    const itemIds = idsOf(scenarios);
    await run("balanceLens.items.compare", { itemIds, as: "text" });
    for (const itemId of itemIds) assert.equal(lens.comparisonOf(itemId)?.status, "complete");
    const text = await summaryWith(/^# 4 Items compared/);
    assert.match(text, /## Disagree most, USD\n/);
    assert.match(text, /## Disagree most, CAD\n/);
    assert.match(text, /\| Hold missing from cache \| \$[\d,.]+ \| \d+ \|/);
    assert.match(text, /1 cannot be told: the bank did not answer/);
    assert.match(text, /\n- Bank is down: the bank did not answer/);
    assert.doesNotMatch(text, /access-sandbox-|[{}]/);
  });

  it("the summary is opened again, and a row of it opens the comparison", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await eventually(() => assert.deepEqual(lens.panels(), []));
    await acceptAll(run("balanceLens.items.summary"));
    await eventually(() => assert.equal(lens.panels().length, 1));
    assert(idsOf(scenarios).includes(lens.panels()[0]?.itemId ?? ""));
  });

  it("the rows that are selected are compared", async () => {
    const selected = idsOf(["balance-ruleset", "adjusted-cache"]).map((itemId) => ({ itemId }));
    await leave(run("balanceLens.items.compare", selected[0], selected));
    for (const { itemId } of selected) assert.equal(lens.comparisonOf(itemId)?.status, "complete");
  });

  it("a stopped sandbox fails each of them, and says so of each", async () => {
    await run("balanceLens.local.stop");
    const itemIds = idsOf(["daily-refresh", "pending-hold"]);
    await run("balanceLens.items.compare", { itemIds, as: "text" });
    await startLocal(lens);
    await summaryWith(/2 were not compared/);
  });

  it("a thousand Items are listed, filtered and sorted", async () => {
    const url = lens.localUrl() ?? "";
    const post = async (route: string, body: object) => {
      const keys = { client_id: "a", secret: "b" };
      const headers = { "content-type": "application/json" };
      const response = await fetch(url + route, {
        method: "POST",
        headers,
        body: JSON.stringify({ ...keys, ...body }),
      });
      return (await response.json()) as Record<string, string>;
    };
    const missing = 1000 - lens.items().length;
    for (let made = 0; made < missing; made += 1) {
      const institution_id = made % 10 === 0 ? "ins_43" : "ins_109508";
      const { public_token } = await post("/sandbox/public_token/create", {
        institution_id,
        initial_products: ["auth"],
      });
      await post("/item/public_token/exchange", { public_token });
    }
    await run("balanceLens.items.refresh");
    assert.equal((await lens.rows()).length, 1000);
    await run("balanceLens.items.filter", { filter: "@ins_43" });
    const canadian = await shown();
    assert(canadian.length >= missing / 10);
    assert(canadian.length < 200);
    await run("balanceLens.items.clearFilter");
    await run("balanceLens.items.sort", { sort: "name" });
    const labels = (await lens.rows()).map(({ label }) => label);
    assert.deepEqual(labels, [...labels].sort(new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare));
    await set("local.latency", "none");
    await startLocal(lens);
  }).timeout(120_000);
});
