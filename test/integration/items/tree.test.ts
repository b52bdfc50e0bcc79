import assert from "node:assert/strict";
import { itemOf, type Lens, openLens, type Row, run, startLocal } from "../support/lens.ts";

function accountsIn(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ contextValue }) => contextValue === "account");
}

describe("the tree of Items", () => {
  let lens: Lens;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
  });

  it("has a row for each Item of the local sandbox that says what it teaches, in the order of the lessons", async () => {
    const rows = await lens.rows();
    assert(rows.length >= 3, `${rows.length} rows`);
    const { itemId } = itemOf(lens, "daily-refresh");
    const taught = rows.filter(({ id }) =>
      lens.items().some((item) => item.scenario !== undefined && id === `item/${item.itemId}`),
    );
    const [row] = taught;
    assert.deepEqual([row?.id, row?.label], [`item/${itemId}`, "Stale cache: daily refresh"]);
    assert.equal(row?.description, "Tattersall FCU");
    assert.match(row?.contextValue ?? "", /^item local unread /);
  });

  it("reads an Item when it is first opened: accounts with mask, type, balance and age", async () => {
    const { itemId } = itemOf(lens, "daily-refresh");
    const accounts = accountsIn(await lens.rows(`item/${itemId}`));
    assert(accounts.length > 0);
    for (const { id, label, description } of accounts) {
      assert.match(id, new RegExp(`^item/${itemId}/account/\\w+$`));
      assert.match(label, / ••\w+$/);
      assert.match(description, /^\$[\d,.]+ · .*(live|old|unknown) · \w+/);
    }
    assert.match((await lens.rows()).find(({ id }) => id === `item/${itemId}`)?.contextValue ?? "", / healthy\b/);
  });

  it("says below the accounts of an Item when it was last updated", async () => {
    const { itemId } = itemOf(lens, "daily-refresh");
    const last = (await lens.rows(`item/${itemId}`)).at(-1);
    assert.match(last?.label ?? "", /^Updated \d+ h ago$/);
    assert.equal(last?.description, "Transactions");
  });

  it("says of an Item that was compared by how much its cached balance was off, and how old it was", async () => {
    const { itemId } = itemOf(lens, "daily-refresh");
    await run("balanceLens.local.restartScenario", { itemId });
    await run("balanceLens.balances.compare", { itemId });
    const row = (await lens.rows()).find(({ id }) => id === `item/${itemId}`);
    assert.equal(row?.description, "$214.25 too high · ≤ 9 h");
    await run("balanceLens.local.restartScenario", { itemId });
    assert.equal((await lens.rows()).find(({ id }) => id === `item/${itemId}`)?.description, "Tattersall FCU");
  });

  it("keeps the ids of its rows when it is refreshed", async () => {
    const { itemId } = itemOf(lens, "daily-refresh");
    const before = [await lens.rows(), await lens.rows(`item/${itemId}`)].flat().map(({ id }) => id);
    await run("balanceLens.items.refresh");
    const after = [await lens.rows(), await lens.rows(`item/${itemId}`)].flat().map(({ id }) => id);
    assert.deepEqual(after, before);
  });

  it("shows what a comparison has read without reading again", async () => {
    const { itemId } = itemOf(lens, "daily-refresh");
    await run("balanceLens.balances.compare", { itemId });
    const rows = accountsIn(await lens.rows(`item/${itemId}`));
    assert(
      rows.some(({ description }) => / · live · /.test(description)),
      JSON.stringify(rows),
    );
  });

  it("forgets an Item that is removed", async () => {
    const { itemId } = itemOf(lens, "daily-refresh");
    await run("balanceLens.item.remove", { itemId, confirmed: true });
    assert(!lens.items().some((item) => item.itemId === itemId));
    await run("balanceLens.items.refresh");
    assert(!lens.items().some((item) => item.itemId === itemId), "it came back with the list");
  });

  it("shows an Item that was just created", async () => {
    const before = lens.items().length;
    await run("balanceLens.item.create", { institutionId: "ins_109508", products: ["auth"] });
    assert.equal(lens.items().length, before + 1);
    const created = lens.items().at(-1);
    assert((await lens.rows(`item/${created?.itemId}`)).length > 0);
  });
});
