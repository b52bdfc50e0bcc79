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

  const summary = () => {
    const found = lens.reports().find(({ report }) => report.head.kind === "many");
    assert(found, "no summary is shown");
    return found;
  };
  const textsOf = (itemId: string) =>
    summary()
      .report.rows.find(({ key }) => key === itemId)
      ?.cells.map(({ text }) => text) ?? [];
  const exported = async (format: string) => {
    const file = vscode.Uri.joinPath(vscode.Uri.file(lens.folders.storage), `summary.${format}`);
    await run("balanceLens.items.summary", { format, to: file.fsPath });
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  };

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

  it("several Items are compared one after another, in a panel with a row for each", async () => {
    const itemIds = idsOf(scenarios);
    const comparing = run("balanceLens.items.compare", { itemIds });
    await eventually(() => assert.equal(summary().report.rows.length, itemIds.length));
    assert.deepEqual(
      summary().report.rows.map(({ key }) => key),
      itemIds,
    );
    await comparing;
    for (const itemId of itemIds) assert.equal(lens.comparisonOf(itemId)?.status, "complete");
    const { head } = summary().report;
    assert.equal(head.title, "4 Items compared");
    assert.match(head.sentences.join(), /3 differ, 1 unknown/);
    assert.match(textsOf(itemIds[1] ?? "")[1] ?? "", /^\$[\d,.]+ too high$/);
    assert.equal(textsOf(itemIds[3] ?? "")[1], "Unknown");
  });

  it("the summary is written as Markdown, CSV and JSON, with each currency by itself", async () => {
    const text = await exported("markdown");
    assert.match(text, /^# 4 Items compared/);
    assert.match(text, /## Disagree most, USD\n/);
    assert.match(text, /## Disagree most, CAD\n/);
    assert.match(text, /\| Hold missing from cache \| \$[\d,.]+ \| \d+ \|/);
    assert.match(text, /\n- Bank is down: no real-time call was answered/);
    assert.doesNotMatch(text, /access-sandbox-|[{}]/);
    assert.match(await exported("csv"), /differs,.*,CAD,/);
    const { items } = JSON.parse(await exported("json")) as { items: readonly { item_id: string }[] };
    assert.deepEqual([...new Set(items.map(({ item_id }) => item_id))].sort(), idsOf(scenarios).sort());
  });

  it("the summary is opened again, and a row of it opens the comparison", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await eventually(() => assert.deepEqual([lens.panels().length, lens.reports().length], [0, 0]));
    await run("balanceLens.items.summary");
    const [itemId = ""] = idsOf(scenarios);
    await summary().open("an Item that is none of its rows");
    assert.deepEqual(lens.panels(), []);
    await summary().open(itemId);
    await eventually(() =>
      assert.deepEqual(
        lens.panels().map((panel) => panel.itemId),
        [itemId],
      ),
    );
  });

  it("the rows that are selected are compared", async () => {
    const selected = idsOf(["balance-ruleset", "adjusted-cache"]).map((itemId) => ({ itemId }));
    await run("balanceLens.items.compare", selected[0], selected);
    for (const { itemId } of selected) assert.equal(lens.comparisonOf(itemId)?.status, "complete");
  });

  it("cancelled, it keeps what is done and says of the others that they were left", async () => {
    const itemIds = idsOf(scenarios);
    const comparing = run("balanceLens.items.compare", { itemIds });
    await eventually(() => assert(summary().report.head.buttons.some(({ action }) => action === "cancel")));
    await summary().press("cancel");
    await comparing;
    assert.equal(textsOf(itemIds.at(-1) ?? "")[1], "Not compared: cancelled");
    assert.deepEqual(summary().report.head.buttons.at(0)?.action, "again");
  });

  it("a stopped sandbox fails each of them, and says so of each", async () => {
    await run("balanceLens.local.stop");
    const itemIds = idsOf(["daily-refresh", "pending-hold"]);
    await run("balanceLens.items.compare", { itemIds });
    await startLocal(lens);
    for (const itemId of itemIds) assert.equal(textsOf(itemId)[1], "Not compared");
    assert.match(summary().report.head.sentences.join(), /2 not compared/);
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
