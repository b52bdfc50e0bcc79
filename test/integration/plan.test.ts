import assert from "node:assert/strict";
import { acceptAll, leave } from "./support/answers.ts";
import { itemOf, type Lens, openLens, run, startLocal } from "./support/lens.ts";
import { shownText } from "./support/shownText.ts";

const planText = (itemId: string) => shownText(`/${itemId}/Comparison Plan.md`);

describe("the plan of a comparison", () => {
  let lens: Lens;
  let itemId: string;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
    ({ itemId } = itemOf(lens, "stale-no-subscription"));
  });

  it("is a document that says what would be called, before any call is made", async () => {
    const before = lens.comparisonOf(itemId);
    await leave(run("balanceLens.balances.plan", { itemId }));
    assert.match(planText(itemId), /## 1\. Cached, side by side\n\n- `\/item\/get`: free/);
    assert.match(planText(itemId), /- `\/accounts\/balance\/get`: .*a flat fee a call; asks the bank/);
    assert.match(planText(itemId), /- \/transactions\/sync: would add Transactions to the Item/);
    assert.equal(lens.comparisonOf(itemId), before);
  });

  it("is run with Enter, as it stands", async () => {
    await acceptAll(
      run("balanceLens.balances.plan", { itemId, without: ["/auth/get"], addProducts: ["/identity/get"] }),
    );
    const comparison = lens.comparisonOf(itemId);
    assert.equal(comparison?.status, "complete");
    const outcomes = new Map(comparison.readings.map((reading) => [reading.id, reading.outcome]));
    assert.equal(outcomes.get("cached:/auth/get"), "skipped");
    assert.equal(outcomes.get("cached:/identity/get"), "ok");
    assert.equal(outcomes.get("real-time:/accounts/balance/get"), "ok");
  });

  it("is what Compare Again in the panel repeats", async () => {
    await acceptAll(run("balanceLens.balances.plan", { itemId, without: ["/auth/get"] }));
    await run("balanceLens.balances.compare", { itemId, again: true });
    const skipped = () =>
      lens.comparisonOf(itemId)?.readings.find(({ endpoint }) => endpoint === "/auth/get")?.outcome === "skipped";
    assert(skipped(), "what was left out is called again");
    await run("balanceLens.balances.compare", { itemId });
    assert(!skipped(), "a comparison of its own is the usual one");
  });
});
