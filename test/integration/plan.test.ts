import assert from "node:assert/strict";
import { itemOf, type Lens, openLens, run, startLocal } from "./support/lens.ts";

describe("the plan of a comparison", () => {
  let lens: Lens;
  let itemId: string;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
    ({ itemId } = itemOf(lens, "stale-no-subscription"));
  });

  const plan = () => {
    const found = lens.reports().find(({ report: { head } }) => head.kind === "plan" && head.subject.includes(itemId));
    assert(found, "no plan is shown");
    return found;
  };
  const runPlan = async (without: readonly string[], addProducts: readonly string[] = []) => {
    await run("balanceLens.balances.plan", { itemId, without, addProducts });
    await plan().press("run");
  };

  it("is a page that says what would be called, before any call is made", async () => {
    const before = lens.comparisonOf(itemId);
    await run("balanceLens.balances.plan", { itemId });
    const { head, rows } = plan().report;
    const [first] = rows;
    assert.deepEqual([first?.cells[0]?.text, first?.cells[0]?.note], ["/item/get", "1. Cached, side by side"]);
    const live = rows.find(({ cells }) => cells[0]?.text === "/accounts/balance/get");
    assert.match(live?.cells[2]?.text ?? "", /asks the bank/);
    const skipped = head.sections.find(({ title }) => title === "Not called")?.lines.map(({ text }) => text) ?? [];
    assert(
      skipped.some((text) => text.startsWith("would add Transactions to the Item")),
      skipped.join(),
    );
    assert.equal(lens.comparisonOf(itemId), before);
  });

  it("is run as it stands", async () => {
    await runPlan(["/auth/get"], ["/identity/get"]);
    const comparison = lens.comparisonOf(itemId);
    assert.equal(comparison?.status, "complete");
    const outcomes = new Map(comparison.readings.map((reading) => [reading.id, reading.outcome]));
    assert.equal(outcomes.get("cached:/auth/get"), "skipped");
    assert.equal(outcomes.get("cached:/identity/get"), "ok");
    assert.equal(outcomes.get("real-time:/accounts/balance/get"), "ok");
  });

  it("is what Compare Again in the panel repeats", async () => {
    await runPlan(["/auth/get"]);
    await run("balanceLens.balances.compare", { itemId, again: true });
    const skipped = () =>
      lens.comparisonOf(itemId)?.readings.find(({ endpoint }) => endpoint === "/auth/get")?.outcome === "skipped";
    assert(skipped(), "what was left out is called again");
    await run("balanceLens.balances.compare", { itemId });
    assert(!skipped(), "a comparison of its own is the usual one");
  });
});
