import { describe, expect, it } from "vitest";
import { createTestWorld, start } from "./support/world.ts";

describe("cached and live balances", () => {
  it("differ in daily-refresh by what posted and by what is on hold since the last refresh", async () => {
    const world = createTestWorld();
    const [checking] = await world.ledgerOf("daily-refresh");
    expect(checking?.cached).toEqual({
      available: 1975.77,
      current: 2059.89,
      limit: null,
      as_of: "2026-03-02T06:20:00.000Z",
      refreshed_by: "background-transactions",
    });
    // Groceries 84.12 and electricity 132.50 posted; coffee 6.75 and a fuel hold of 75 are pending.
    expect(checking?.bank).toEqual({ available: 1761.52, current: 1843.27, limit: null });
  });

  it("agree after a real-time call, which writes through for the accounts it was asked about alone", async () => {
    const world = createTestWorld();
    const access_token = await world.tokenOf("daily-refresh");
    const before = await world.ledgerOf("daily-refresh");
    const asked = before[0]?.account_id;
    const answer = await world.call("/accounts/balance/get", { access_token, options: { account_ids: [asked] } });
    expect(answer.body.accounts[0]?.balances).toMatchObject({ available: 1761.52, current: 1843.27 });
    const after = await world.ledgerOf("daily-refresh");
    expect(after[0]?.cached).toMatchObject({
      available: 1761.52,
      refreshed_by: "balance-get",
      as_of: "2026-03-02T15:00:00.000Z",
    });
    expect(after.slice(1).map((account) => account.cached)).toEqual(before.slice(1).map((account) => account.cached));
  });

  it("are the same right after linking", async () => {
    const world = createTestWorld();
    for (const { bank, cached } of await world.ledgerOf("just-linked")) expect(cached).toMatchObject(bank);
  });

  it("tell the same by the control and by the endpoints, for every scenario", async () => {
    const world = createTestWorld();
    const { items } = (await world.control("GET", "/items")).body;
    for (const { access_token, scenario } of items) {
      const ledger = await world.ledgerOf(scenario);
      const cached = await world.call("/accounts/get", { access_token });
      const live = await world.call("/accounts/balance/get", {
        access_token,
        options: { min_last_updated_datetime: "2026-01-01T00:00:00Z" },
      });
      if (cached.status === 200) {
        expect(cached.body.accounts.map(balancesIn)).toEqual(ledger.map(({ cached: each }) => picked(each)));
      }
      if (live.status === 200)
        expect(live.body.accounts.map(balancesIn)).toEqual(ledger.map(({ bank }) => picked(bank)));
    }
  });
});

function picked(balances: { available: number | null; current: number | null; limit: number | null }) {
  return { available: balances.available, current: balances.current, limit: balances.limit };
}

function balancesIn(account: { balances: Parameters<typeof picked>[0] }) {
  return picked(account.balances);
}

describe("the virtual clock", () => {
  it("runs on with real time, stands still when frozen, and shows in every Date header", async () => {
    const world = createTestWorld();
    world.machine.pass(90_000);
    expect((await world.control("GET", "/clock")).body).toEqual({ now: "2026-03-02T15:01:30.000Z", frozen: false });
    expect((await world.control("POST", "/clock", { frozen: true })).body).toEqual({ now: "2026-03-02T15:01:30.000Z" });
    world.machine.pass(60_000);
    const answer = await world.call("/nothing", {});
    expect(answer.headers.date).toBe("Mon, 02 Mar 2026 15:01:30 GMT");
    await world.control("POST", "/clock", { frozen: false });
    world.machine.pass(1000);
    expect((await world.control("GET", "/clock")).body.now).toBe("2026-03-02T15:01:31.000Z");
  });

  it("moves forward only, one way at a time, and not without end", async () => {
    const world = createTestWorld();
    for (const body of [
      {},
      { seconds: -1 },
      { seconds: "1" },
      { seconds: 1, frozen: true },
      { to: "2026-03-02T14:59:59Z" },
      { to: "soon" },
      { seconds: 1e12 },
      { days: 1 },
    ]) {
      expect((await world.control("POST", "/clock", body)).status).toBe(400);
    }
    expect((await world.control("GET", "/clock")).body.now).toBe("2026-03-02T15:00:00.000Z");
    expect((await world.control("POST", "/clock", { to: "2026-03-03T15:00:00+01:00" })).body.now).toBe(
      "2026-03-03T14:00:00.000Z",
    );
  });

  it("lets happen in order all that falls due: the bank acts, then the refresh copies it", async () => {
    const world = createTestWorld();
    const id = await world.itemIdOf("daily-refresh");
    await world.advance(24 * 3600);
    const [checking] = await world.ledgerOf("daily-refresh");
    expect(checking?.cached).toMatchObject({
      as_of: "2026-03-03T06:20:00.000Z",
      refreshed_by: "background-transactions",
    });
    const { events } = (await world.control("GET", `/events?item_id=${id}&since=2026-03-02T15:00:00Z`)).body;
    const times = events.map((event) => event.at);
    expect(times).toEqual([...times].sort());
    const pulled = events.findIndex((event) => event.what === "transactions-pulled");
    const authorized = events.findIndex((event) => event.what === "transaction-authorized");
    expect(authorized).toBeGreaterThanOrEqual(0);
    expect(authorized).toBeLessThan(pulled);
  });

  it("foretells each refresh at the moment at which it comes, and none of an Item without a bank login", async () => {
    const manual: unknown = {
      name: "manual",
      summary: "No bank login.",
      access_token: "access-sandbox-a11ca11a-0009-4000-8000-000000000009",
      institution_id: "ins_135858",
      products: ["auth"],
      linked: "-20d",
      auth_method: "SAME_DAY_MICRODEPOSITS",
      refresh: [{ product: "rare-check", every: "40d", last: "-6h" }],
      accounts: [{ key: "a", name: "A", mask: "1234", type: "depository", subtype: "checking", current: 10 }],
    };
    const world = createTestWorld();
    expect(await world.control("POST", "/scenarios", { scenario: manual })).toMatchObject({ status: 200 });
    const linked = await world.link({});
    const { body } = await world.control("GET", "/refreshes");
    const refreshes = body.refreshes as { item_id: string; at: string }[];
    expect(refreshes.length).toBeGreaterThan(5);
    expect(refreshes.map(({ item_id }) => item_id)).toContain(linked.item_id);
    expect(refreshes.map(({ item_id }) => item_id)).not.toContain(await world.itemIdOf("manual"));
    await world.advance(95 * 86_400);
    for (const { item_id, at } of refreshes) {
      const { events } = (await world.control("GET", `/events?item_id=${item_id}&since=${start}`)).body;
      const refreshed = events.filter(({ cause }) => cause.startsWith("background-"));
      expect(refreshed[0]?.at, item_id).toBe(at);
    }
  });

  it("reaches the same world in one step as in many", async () => {
    const [one, many] = [createTestWorld(), createTestWorld()];
    await one.advance(40 * 86_400);
    for (let step = 0; step < 40; step += 1) await many.advance(86_400);
    const [items] = [(await one.control("GET", "/items")).text];
    expect((await many.control("GET", "/items")).text).toBe(items);
    for (const { item_id } of JSON.parse(items).items) {
      const ledger = `/items/${item_id}/ledger`;
      expect((await many.control("GET", ledger)).text).toBe((await one.control("GET", ledger)).text);
      const events = `/events?item_id=${item_id}`;
      expect((await many.control("GET", events)).text).toBe((await one.control("GET", events)).text);
    }
  });
});

describe("holds", () => {
  it("lower what is available, settle for another sum, or vanish", async () => {
    const world = createTestWorld();
    const bank = async () => (await world.ledgerOf("pending-hold"))[0]?.bank;
    // 1000 less 32.40, 350 and 100 on hold.
    expect(await bank()).toMatchObject({ current: 1000, available: 517.6 });
    await world.advance(3 * 86_400 + 1);
    // The noodles and the rent of 850 posted, a payroll of 1200 came, the hotel settled for 287.66; 100 are still held.
    expect(await bank()).toMatchObject({ current: 1029.94, available: 929.94 });
    await world.advance(86_400);
    const { current, available } = (await bank()) ?? {};
    expect(available).toBe(current);
  });
});

describe("a broken login", () => {
  it("freezes the cache until it is repaired, and then refreshes at once", async () => {
    const world = createTestWorld();
    const id = await world.itemIdOf("login-required");
    const frozen = (await world.ledgerOf("login-required"))[0]?.cached;
    await world.advance(5 * 86_400);
    expect((await world.ledgerOf("login-required"))[0]?.cached).toEqual(frozen);
    expect((await world.control("POST", `/items/${id}/repair`)).status).toBe(200);
    const [account] = await world.ledgerOf("login-required");
    expect(account?.cached).toMatchObject({ ...account?.bank, refreshed_by: "update-mode" });
    const access_token = await world.tokenOf("login-required");
    expect((await world.call("/accounts/balance/get", { access_token })).status).toBe(200);
  });

  it("comes by itself 30 days after linking, and again 30 days after a repair", async () => {
    const world = createTestWorld({ scenarios: ["just-linked"] });
    const { access_token, item_id } = await world.link({});
    const code = async () => (await world.call("/accounts/get", { access_token })).body.error_code;
    await world.advance(30 * 86_400 - 1);
    expect(await code()).toBeUndefined();
    await world.advance(1);
    expect(await code()).toBe("ITEM_LOGIN_REQUIRED");
    await world.control("POST", `/items/${item_id}/repair`);
    await world.advance(30 * 86_400 - 1);
    expect(await code()).toBeUndefined();
    await world.advance(1);
    expect(await code()).toBe("ITEM_LOGIN_REQUIRED");
  });
});
