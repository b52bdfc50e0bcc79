import { describe, expect, it } from "vitest";
import { createTestWorld, type TestWorld } from "./support/world.ts";

/** Reads an Item's transactions page by page; begins anew where a page says that they changed. */
async function readAll(world: TestWorld, access_token: string, count: number) {
  const rows: string[] = [];
  const codes: string[] = [];
  let cursor = "";
  for (let hasMore = true; hasMore; ) {
    const { body } = await world.call("/transactions/sync", { access_token, cursor, count });
    if (body.error_code === undefined) {
      rows.push(...body.added.map((row) => row.transaction_id));
      cursor = body.next_cursor;
      hasMore = body.has_more;
    } else {
      codes.push(body.error_code);
      rows.length = 0;
      cursor = "";
    }
  }
  return { rows, codes, cursor };
}

describe("the scenario sync-mutation", () => {
  it.each([100, 500])(
    "refuses the second page of %d twice, and is read to its end by who begins anew",
    async (count) => {
      const world = createTestWorld({ scenarios: ["sync-mutation"] });
      const { rows, codes } = await readAll(world, await world.tokenOf("sync-mutation"), count);
      const mutation = "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION";
      expect(codes).toEqual([mutation, mutation]);
      expect(rows).toHaveLength(780);
      expect(new Set(rows).size).toBe(780);
    },
  );

  it("is not among all scenarios", async () => {
    const { body } = await createTestWorld().control("GET", "/items");
    expect(body.items.map(({ scenario }) => scenario)).not.toContain("sync-mutation");
  });
});

describe("a lost cursor", () => {
  it("is refused as one of another Item is, and calls without a cursor do not use the fault up", async () => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    const { access_token, item_id } = await world.itemOf("daily-refresh");
    const { cursor } = await readAll(world, access_token, 500);
    const { body } = await world.control("POST", "/faults", { item_id, effect: "lost_cursor", calls: 1 });
    expect(body.fault).toMatchObject({ calls_left: 1 });
    expect((await world.call("/transactions/sync", { access_token })).status).toBe(200);
    const lost = await world.call("/transactions/sync", { access_token, cursor });
    const other = await world.call("/transactions/sync", { access_token, cursor: "MC4wLjA.other" });
    expect(lost.body).toMatchObject({ error_type: "INVALID_REQUEST", error_code: "INVALID_FIELD" });
    expect(lost.body.error_message).toBe(other.body.error_message);
    expect((await world.call("/transactions/sync", { access_token, cursor })).status).toBe(200);
  });

  it("is of /transactions/sync alone", async () => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    const refused = await world.control("POST", "/faults", { endpoint: "/accounts/get", effect: "lost_cursor" });
    expect(refused.body.error_code).toBe("INVALID_FIELD");
  });
});
