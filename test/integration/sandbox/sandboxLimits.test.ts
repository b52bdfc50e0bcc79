import assert from "node:assert/strict";
import { leave } from "../support/answers.ts";
import { type Lens, openLens, run } from "../support/lens.ts";
import { connectSandbox, leaveSandbox } from "../support/sandbox.ts";

describe("Plaid's documented limits, on Plaid Sandbox", () => {
  let lens: Lens;
  let itemId: string;
  let evaluate: object;

  before(async () => {
    lens = await openLens();
    await connectSandbox(lens);
    itemId = lens.items()[0]?.itemId ?? "";
    const [account] = await lens.rows(`item/${itemId}`);
    evaluate = {
      itemId,
      endpoint: "/signal/evaluate",
      accountId: account?.id.split("/").at(-1),
      amount: 1,
      rulesetKey: "",
    };
    // All that an hour has room for; the limits by the minute would come back while this runs.
    await leave(run("balanceLens.endpoint.repeat", { ...evaluate, times: 1000 }));
  });

  after(() => leaveSandbox(lens));

  it("a comparison that would pass them is not begun", async () => {
    const before = lens.comparisonOf(itemId);
    await run("balanceLens.balances.compare", { itemId });
    assert.equal(lens.comparisonOf(itemId), before);
  });

  it("its plan can be run, without what there is no room for", async () => {
    await run("balanceLens.balances.plan", { itemId });
    await lens
      .reports()
      .find(({ report: { head } }) => head.kind === "plan" && head.subject.includes(itemId))
      ?.press("run");
    const comparison = lens.comparisonOf(itemId);
    assert.equal(comparison?.status, "complete");
    const outcomes = new Map(comparison.readings.map((reading) => [reading.id, reading.outcome]));
    assert.equal(outcomes.get("evaluated:/signal/evaluate"), "skipped");
    assert.equal(outcomes.get("cached:/accounts/get"), "ok");
  });

  it("a repeat beyond them is not begun either", async () => {
    const before = lens.comparisonOf(itemId);
    await run("balanceLens.endpoint.repeat", evaluate);
    assert.equal(lens.comparisonOf(itemId), before);
  });
});
