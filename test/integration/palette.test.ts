import assert from "node:assert/strict";
import { acceptAll, leave } from "./support/answers.ts";
import { itemOf, type Lens, openLens, run, set, startLocal } from "./support/lens.ts";

describe("commands without an argument, as the palette calls them", () => {
  let lens: Lens;

  // Once it has keys, what connects to Plaid Sandbox goes there before it asks anything.
  before(() => run("balanceLens.sandbox.signOut", { confirmed: true }));

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
  });

  it("Compare Balances asks for the Item and compares it", async () => {
    const itemId = lens.items()[0]?.itemId ?? "";
    const before = lens.comparisonOf(itemId)?.id;
    await acceptAll(run("balanceLens.balances.compare"));
    assert.equal(lens.comparisonOf(itemId)?.status, "complete");
    assert.notEqual(lens.comparisonOf(itemId)?.id, before);
  });

  it("Fetch Cached Balances asks for the Item and the endpoint", async () => {
    const readings = () => lens.comparisonOf(lens.items()[0]?.itemId ?? "")?.readings ?? [];
    const before = readings().length;
    await acceptAll(run("balanceLens.balances.fetchCached"));
    const last = readings().at(-1);
    assert.equal(readings().length, before + 1);
    assert.deepEqual([last?.pass, last?.endpoint, last?.outcome], ["single", "/accounts/get", "ok"]);
  });

  it("Evaluate Balance asks for account, amount and ruleset, and proposes each", async () => {
    const { itemId } = itemOf(lens, "daily-refresh");
    const readings = () => lens.comparisonOf(itemId)?.readings ?? [];
    const before = readings().length;
    await acceptAll(run("balanceLens.balances.evaluate", { itemId }));
    const last = readings().at(-1);
    assert.equal(readings().length, before + 1);
    assert.deepEqual([last?.endpoint, last?.outcome], ["/signal/evaluate", "ok"]);
  });

  it("Fetch Real-Time Balances first offers the comparison, which keeps the gap visible", async () => {
    const { itemId } = itemOf(lens, "daily-refresh");
    const before = lens.comparisonOf(itemId)?.id;
    await set("confirmRealTimeFetch", true);
    try {
      await acceptAll(run("balanceLens.balances.fetchRealTime", { itemId }));
    } finally {
      await set("confirmRealTimeFetch", false);
    }
    const passes = new Set(lens.comparisonOf(itemId)?.readings.map(({ pass }) => pass));
    assert.notEqual(lens.comparisonOf(itemId)?.id, before, "it fetched without a question");
    assert(passes.has("cached") && passes.has("real-time") && passes.has("cached-again"), [...passes].join());
  });

  it("Create Sandbox Item asks for bank, products and user, and lists the Item", async () => {
    const before = lens.items().length;
    await acceptAll(run("balanceLens.item.create"));
    assert.equal(lens.items().length, before + 1);
  });

  for (const command of ["balances.compare", "balances.fetchRealTime", "balances.fetchCached", "balances.evaluate"]) {
    it(`${command} left without an answer makes no call`, async () => {
      const readings = () => lens.items().map(({ itemId }) => lens.comparisonOf(itemId)?.readings);
      const before = readings();
      await leave(run(`balanceLens.${command}`));
      assert.deepEqual(readings(), before);
    });
  }

  for (const command of [
    "item.create",
    "item.add",
    "item.remove",
    "environment.switch",
    "keys.set",
    "sandbox.connect",
  ]) {
    it(`${command} left without an answer changes nothing`, async () => {
      const { itemId } = itemOf(lens, "daily-refresh");
      const items = lens.items();
      // Removing asks twice; the second question is a dialogue of the window, so the first one is left.
      await leave(run(`balanceLens.${command}`));
      assert.deepEqual(lens.items(), items);
      assert.equal(itemOf(lens, "daily-refresh").itemId, itemId);
    });
  }
});
