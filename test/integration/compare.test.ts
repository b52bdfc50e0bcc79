import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { type ComparisonView, eventually, itemOf, type Lens, openLens, run, set, startLocal } from "./support/lens.ts";

function currentOf(
  comparison: ComparisonView | null,
  readingId: string,
): ReadonlyMap<string, number | null | undefined> {
  const reading = comparison?.readings.find(({ id }) => id === readingId);
  assert.equal(reading?.outcome, "ok", `${readingId} is ${reading?.outcome}`);
  return new Map(
    reading?.accounts.map(({ accountId, balances }) => [accountId, balances.current ?? balances.available]),
  );
}

describe("comparing balances", () => {
  let lens: Lens;
  let itemId: string;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
    ({ itemId } = itemOf(lens, "daily-refresh"));
  });

  it("reads cached before real-time, and sees both the gap and the write-through", async () => {
    await run("balanceLens.balances.compare", { itemId });
    const comparison = lens.comparisonOf(itemId);
    assert.equal(comparison?.status, "complete");
    assert.equal(comparison?.environment, "local");
    const cached = currentOf(comparison, "cached:/accounts/get");
    const realTime = currentOf(comparison, "real-time:/accounts/balance/get");
    const again = currentOf(comparison, "cached-again:/accounts/get");
    assert.notDeepEqual(cached, realTime, "this scenario has a gap");
    assert.deepEqual(again, realTime, "the real-time call writes through");
  });

  it("asks the evaluation by default, and leaves it out where the setting says so", async () => {
    const passes = () => new Set(lens.comparisonOf(itemId)?.readings.map(({ pass }) => pass));
    await run("balanceLens.balances.compare", { itemId });
    assert(passes().has("evaluated"));
    await set("compare.includeEvaluate", false);
    try {
      await run("balanceLens.balances.compare", { itemId });
      assert(!passes().has("evaluated"));
    } finally {
      await set("compare.includeEvaluate", undefined);
    }
  });

  it("puts single fetches beside it, as columns of the open comparison", async () => {
    await run("balanceLens.balances.compare", { itemId });
    const { id, readings } = lens.comparisonOf(itemId) ?? { id: "", readings: [] };
    await run("balanceLens.balances.fetchCached", { itemId, endpoint: "/accounts/get" });
    await run("balanceLens.balances.fetchRealTime", { itemId });
    const [account] = readings.find((reading) => reading.id === "cached:/accounts/get")?.accounts ?? [];
    await run("balanceLens.balances.evaluate", { itemId, accountId: account?.accountId, amount: 12.5, rulesetKey: "" });
    const open = lens.comparisonOf(itemId);
    assert.equal(open?.id, id);
    assert.deepEqual(
      open?.readings.slice(readings.length).map((reading) => [reading.endpoint, reading.pass, reading.outcome]),
      [
        ["/accounts/get", "single", "ok"],
        ["/accounts/balance/get", "single", "ok"],
        ["/signal/evaluate", "single", "ok"],
      ],
    );
  });

  it("keeps the comparison on the disk", async () => {
    await run("balanceLens.balances.compare", { itemId });
    const id = lens.comparisonOf(itemId)?.id ?? "none";
    const kept = readdirSync(path.join(lens.folders.storage, "comparisons"));
    assert(
      kept.some((name) => name.includes(id)),
      kept.join(),
    );
  });

  it("stops at once when it is cancelled, and keeps what was read", async () => {
    await startLocal(lens, "production");
    const comparing = run("balanceLens.balances.compare", { itemId });
    await eventually(() => {
      assert.equal(lens.comparisonOf(itemId)?.status, "running");
      const cached = lens.comparisonOf(itemId)?.readings.find(({ id }) => id === "cached:/accounts/get");
      assert.equal(cached?.outcome, "ok");
    });
    await run("balanceLens.balances.cancel", { itemId });
    await comparing;
    const comparison = lens.comparisonOf(itemId);
    assert.equal(comparison?.status, "cancelled");
    assert.equal(comparison?.readings.find(({ id }) => id === "cached:/accounts/get")?.outcome, "ok");
    assert.notEqual(comparison?.readings.find(({ endpoint }) => endpoint === "/accounts/balance/get")?.outcome, "ok");
  });
});
