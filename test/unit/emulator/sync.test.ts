import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestWorld, type TestWorld, type TransactionRow } from "./support/world.ts";

/** Reads from a cursor to the end, as Plaid's guide says, and applies what comes to the rows known. */
async function readOn(
  world: TestWorld,
  access_token: string,
  from: { cursor: string; rows: Map<string, TransactionRow> },
  count = 100,
) {
  const rows = new Map(from.rows);
  let cursor = from.cursor;
  for (let more = true; more; ) {
    const { body, status, text } = await world.call("/transactions/sync", {
      access_token,
      count,
      ...(cursor === "" ? {} : { cursor }),
    });
    if (status !== 200) throw new Error(text);
    for (const row of body.removed) rows.delete(row.transaction_id);
    for (const row of [...body.added, ...body.modified]) rows.set(row.transaction_id, row);
    expect(body.added.length + body.modified.length + body.removed.length).toBeLessThanOrEqual(count);
    cursor = body.next_cursor;
    more = body.has_more;
  }
  return { cursor, rows };
}

const nothing = { cursor: "", rows: new Map<string, TransactionRow>() };

describe("/transactions/sync", () => {
  it("answers a new Item with nothing and no cursor, then in two steps with its history", async () => {
    const world = createTestWorld({ scenarios: ["just-linked"] });
    const { access_token } = await world.link({});
    const sync = async () => (await world.call("/transactions/sync", { access_token, count: 500 })).body;
    expect(await sync()).toMatchObject({
      added: [],
      has_more: false,
      next_cursor: "",
      accounts: [],
      transactions_update_status: "NOT_READY",
    });
    const get = async () => {
      const request = { access_token, start_date: "2025-01-01", end_date: "2026-12-31" };
      return (await world.call("/transactions/get", request)).body;
    };
    expect((await get()).error_code).toBe("PRODUCT_NOT_READY");
    await world.advance(5);
    const first = await sync();
    expect(first.transactions_update_status).toBe("INITIAL_UPDATE_COMPLETE");
    expect((await world.call("/transactions/recurring/get", { access_token })).body.error_code).toBe(
      "PRODUCT_NOT_READY",
    );
    await world.advance(5);
    const second = await sync();
    expect(second.transactions_update_status).toBe("HISTORICAL_UPDATE_COMPLETE");
    expect(second.added.length).toBeGreaterThan(first.added.length);
    expect((await get()).total_transactions).toBe(second.added.length);
    // Investment accounts and accounts without transactions are left out.
    expect(second.accounts.map((account) => account.mask)).toEqual(["0000", "1111", "2222", "3333", "4444"]);
  });

  it("gives the same again for the same cursor", async () => {
    const world = createTestWorld();
    const access_token = await world.tokenOf("daily-refresh");
    const { cursor } = await readOn(world, access_token, nothing);
    await world.advance(2 * 86_400);
    const again = async () => {
      const { request_id: _, ...rest } = (await world.call("/transactions/sync", { access_token, cursor })).body;
      return rest;
    };
    const once = await again();
    expect(once.added.length).toBeGreaterThan(0);
    expect(await again()).toEqual(once);
  });

  it("posts a pending row as a new one that names the old, which is removed", async () => {
    const world = createTestWorld();
    const access_token = await world.tokenOf("pending-hold");
    const before = await readOn(world, access_token, nothing);
    const noodles = [...before.rows.values()].find((row) => row.name === "Paper Crane Noodles");
    expect(noodles?.pending).toBe(true);
    await world.advance(2 * 86_400);
    const { body } = await world.call("/transactions/sync", { access_token, cursor: before.cursor });
    expect(body.removed.map((row) => row.transaction_id)).toContain(noodles?.transaction_id);
    const posted = body.added.find((row) => row.name === "Paper Crane Noodles");
    expect(posted).toMatchObject({ pending: false, pending_transaction_id: noodles?.transaction_id });
  });

  it("reads ten thousand rows page by page, the same as /transactions/get counts", async () => {
    const access_token = "access-sandbox-00000000-0000-4000-8000-00000000cafe";
    const activity = Array.from({ length: 25 }, (_, index) => ({
      at: `-${700 + index}h`,
      amount: index + 1,
      name: `Shop ${index}`,
      repeat: { every: "1h", times: 400 },
    }));
    const account = { key: "a", name: "A", type: "depository", subtype: "checking", current: 5, activity };
    const scenario = {
      name: "large",
      summary: "Ten thousand transactions.",
      access_token,
      institution_id: "ins_109508",
      products: ["transactions"],
      linked: "-1h",
      accounts: [account],
    };
    const world = createTestWorld({ scenarios: [scenario] });
    const { rows } = await readOn(world, access_token, nothing, 500);
    expect(rows.size).toBe(10_000);
    const request = {
      access_token,
      start_date: "2025-01-01",
      end_date: "2026-12-31",
      options: { count: 1, offset: 9999 },
    };
    const { body } = await world.call("/transactions/get", request);
    expect(body.total_transactions).toBe(10_000);
    expect(body.transactions).toHaveLength(1);
  });

  it("refuses to go on when the rows changed between two pages", async () => {
    const world = createTestWorld();
    const access_token = await world.tokenOf("daily-refresh");
    const { body } = await world.call("/transactions/sync", { access_token, count: 5 });
    expect(body.has_more).toBe(true);
    await world.advance(2 * 86_400);
    const next = await world.call("/transactions/sync", { access_token, count: 5, cursor: body.next_cursor });
    expect([next.status, next.body.error_code]).toEqual([400, "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION"]);
  });

  it("refuses a cursor that is none, is altered, or is of another Item", async () => {
    const world = createTestWorld();
    const [mine, other] = [await world.tokenOf("daily-refresh"), await world.tokenOf("pending-hold")];
    const { cursor } = await readOn(world, other, nothing);
    for (const wrong of ["x", "MS4xLjA", `${cursor}x`, `x${cursor}`, cursor, "a.b.c", "=.="]) {
      const { body } = await world.call("/transactions/sync", { access_token: mine, cursor: wrong });
      expect(body.error_code).toBe("INVALID_FIELD");
    }
  });

  it("brings every reader to the same rows, whatever pages and pauses it takes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ hours: fc.integer({ min: 0, max: 60 }), count: fc.integer({ min: 1, max: 40 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.constantFrom("daily-refresh", "pending-hold", "adjusted-cache"),
        async (steps, scenario) => {
          const world = createTestWorld({ scenarios: [scenario] });
          const access_token = await world.tokenOf(scenario);
          let reader = nothing;
          for (const { hours, count } of steps) {
            await world.advance(hours * 3600);
            reader = await readOn(world, access_token, reader, count);
          }
          const fresh = await readOn(world, access_token, nothing, 500);
          expect(new Map([...reader.rows].sort())).toEqual(new Map([...fresh.rows].sort()));
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("user_transactions_dynamic", () => {
  it("grows with each refresh: new ones come, pending ones post, one amount grows by a dollar", async () => {
    const world = createTestWorld({ scenarios: ["just-linked"] });
    const { access_token, item_id } = await world.link({ options: { override_username: "user_transactions_dynamic" } });
    await world.advance(20);
    const before = await readOn(world, access_token, nothing);
    expect(before.rows.size).toBe(50);
    const pending = [...before.rows.values()].filter((row) => row.pending).length;
    expect(pending).toBeGreaterThan(0);
    const ledger = async () => (await world.control("GET", `/items/${item_id}/ledger`)).text;
    const balances = await ledger();
    await world.advance(3600);
    expect((await world.call("/transactions/refresh", { access_token })).status).toBe(200);
    const { body } = await world.call("/transactions/sync", { access_token, cursor: before.cursor });
    expect(body.removed.length).toBe(pending);
    expect(body.added.filter((row) => row.pending).length).toBe(6);
    expect(body.added.filter((row) => !row.pending).length).toBe(pending);
    expect(body.modified.length).toBe(2);
    for (const row of body.modified)
      expect(row.amount).toBeCloseTo((before.rows.get(row.transaction_id)?.amount ?? 0) + 1, 6);
    expect(await ledger()).not.toBe(balances);
  });
});
