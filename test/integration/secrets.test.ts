import assert from "node:assert/strict";
import { globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { eventually, type Lens, openLens, run, set } from "./support/lens.ts";
import { connectSandbox, keys, leaveSandbox } from "./support/sandbox.ts";

function textsUnder(folder: string): ReadonlyMap<string, string> {
  const files = globSync("**/*", { cwd: folder }).map((name) => path.join(folder, name));
  return new Map(files.filter((file) => statSync(file).isFile()).map((file) => [file, readFileSync(file, "utf8")]));
}

describe("secrets of Plaid Sandbox", () => {
  let lens: Lens;
  let token: string;

  before(async () => {
    lens = await openLens();
    token = await connectSandbox(lens);
  });

  after(() => leaveSandbox(lens));

  it("an Item that was added by its token is listed and can be compared", async () => {
    const [item] = lens.items();
    assert.equal(item?.environment, "sandbox");
    assert.equal(vscode.workspace.getConfiguration("balanceLens").get("environment"), "sandbox");
    await run("balanceLens.balances.compare", { itemId: item.itemId });
    const comparison = lens.comparisonOf(item.itemId);
    assert.equal(comparison?.environment, "sandbox");
    assert.equal(comparison.readings.find(({ endpoint }) => endpoint === "/accounts/balance/get")?.outcome, "ok");
  });

  it("are in no log line, no file, no setting and nothing that is on screen", async () => {
    const [item] = lens.items();
    await run("balanceLens.item.refresh", { itemId: item?.itemId });
    await run("balanceLens.balances.compare", { itemId: item?.itemId });
    // The log is written behind our back: wait for the line of the last call before looking for what must not be there.
    await eventually(() => {
      const log = [...textsUnder(lens.folders.log).values()].join("\n");
      assert.match(log, /POST \/accounts\/balance\/get 200 \d+ ms \w+/);
    });
    const settings = JSON.stringify(vscode.workspace.getConfiguration("balanceLens"));
    const shown = JSON.stringify([
      lens.items(),
      await lens.rows(),
      await lens.rows(`item/${item?.itemId}`),
      lens.comparisonOf(item?.itemId ?? ""),
      lens.panels(),
    ]);
    const places = new Map([
      ["settings", settings],
      ["on screen", shown],
      ...textsUnder(lens.folders.log),
      // The local sandbox stands in for Plaid here: what it keeps of the Items it made is Plaid's own.
      ...[...textsUnder(lens.folders.storage)].filter(([file]) => !file.includes(`${path.sep}sandbox${path.sep}`)),
    ]);
    assert(places.size > 3, [...places.keys()].join());
    for (const [place, text] of places) {
      for (const secret of [token, keys.clientId, keys.secret])
        assert(!text.includes(secret), `a secret is in ${place}`);
    }
  });

  it("keys that Plaid refuses are not kept, and the ones before them are", async () => {
    await run("balanceLens.keys.set", { clientId: "invalid", secret: "invalid" });
    const [item] = lens.items();
    await run("balanceLens.item.refresh", { itemId: item?.itemId });
    const rows = await lens.rows(`item/${item?.itemId}`);
    assert.deepEqual(
      new Set(rows.map(({ contextValue }) => contextValue)),
      new Set(["account", "fact updated"]),
      JSON.stringify(rows[0]),
    );
  });

  it("a production token is refused before anything happens with it", async () => {
    const before = lens.items().length;
    await run("balanceLens.item.add", { accessToken: "access-production-0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0" });
    assert.equal(lens.items().length, before);
  });

  it("an address of Plaid's production is refused, and does not stay in the settings", async () => {
    const configured = () => vscode.workspace.getConfiguration("balanceLens").get<string>("sandbox.url");
    const url = configured();
    await set("sandbox.url", "https://production.plaid.com");
    try {
      await eventually(() => assert.equal(configured(), ""));
    } finally {
      await set("sandbox.url", url);
    }
  });
});
