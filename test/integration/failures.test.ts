import assert from "node:assert/strict";
import { itemOf, type Lens, openLens, run, set, startLocal } from "./support/lens.ts";

describe("failures", () => {
  let lens: Lens;
  let itemId: string;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
    ({ itemId } = itemOf(lens, "daily-refresh"));
  });

  after(() => startLocal(lens));

  it("a stopped sandbox is a row of the Item that was read, and of no other", async () => {
    const other = lens.items().find((item) => item.itemId !== itemId)?.itemId;
    await lens.rows(`item/${other}`);
    await run("balanceLens.local.stop");
    assert.equal(lens.localUrl(), null);
    await run("balanceLens.item.refresh", { itemId });
    const [failure] = await lens.rows(`item/${itemId}`);
    assert.equal(failure?.contextValue, "failure item can-restart");
    assert(failure.label.length > 0);
    assert(!(await lens.rows(`item/${other}`)).some(({ contextValue }) => contextValue.startsWith("failure")));
  });

  it("the row stays until it is retried, and a retry that works takes it away", async () => {
    await run("balanceLens.local.stop");
    await lens.rows(`item/${itemId}`);
    assert.equal((await lens.rows(`item/${itemId}`))[0]?.contextValue, "failure item can-restart");
    await run("balanceLens.local.start");
    await run("balanceLens.item.refresh", { itemId });
    const rows = await lens.rows(`item/${itemId}`);
    assert(rows.length > 0);
    assert(!rows.some(({ contextValue }) => contextValue.startsWith("failure")));
  });

  it("a list that cannot be had is a row at the root, above the Items that are known", async () => {
    await run("balanceLens.local.stop");
    await run("balanceLens.items.refresh");
    const [failure, ...items] = await lens.rows();
    assert.equal(failure?.contextValue, "failure list");
    assert(items.length > 0);
  });

  it("an Item whose login is required says so on its row", async () => {
    const broken = lens.items().find(({ scenario }) => scenario === "login-required");
    assert(broken, "the scenario login-required is missing");
    await lens.rows(`item/${broken.itemId}`);
    const row = (await lens.rows()).find(({ id }) => id === `item/${broken.itemId}`);
    assert.match(row?.contextValue ?? "", / login-required\b.* can-repair\b/);
    assert.match(row?.description ?? "", /login required/);
  });

  it("a comparison that cannot be made leaves the one before it", async () => {
    await run("balanceLens.balances.compare", { itemId });
    const before = lens.comparisonOf(itemId);
    await run("balanceLens.local.stop");
    await run("balanceLens.balances.compare", { itemId });
    assert.deepEqual(lens.comparisonOf(itemId), before);
  });

  it("a first comparison that cannot be made has a panel that names its Item", async () => {
    const item = itemOf(lens, "just-linked");
    await run("balanceLens.local.stop");
    await run("balanceLens.balances.compare", { itemId: item.itemId });
    const panel = lens.panels().find(({ itemId }) => itemId === item.itemId);
    assert(panel?.title.includes("Just linked: all match"), panel?.title);
  });

  it("a scenario that does not exist begins nothing again: what was there goes on", async () => {
    const before = lens.items();
    await set("local.scenarios", ["no-such-scenario"]);
    try {
      await run("balanceLens.local.reset", { confirmed: true });
    } finally {
      await set("local.scenarios", undefined);
    }
    await run("balanceLens.items.refresh");
    assert.deepEqual(lens.items(), before);
    assert(!(await lens.rows()).some(({ contextValue }) => contextValue.startsWith("failure")));
  });

  it("a command called with an Item that does not exist neither throws nor hangs", async () => {
    await run("balanceLens.balances.compare", { itemId: "no-such-item" });
    await lens.whenIdle();
    assert.equal(lens.comparisonOf("no-such-item"), null);
  });
});
