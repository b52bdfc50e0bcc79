import { describe, expect, it } from "vitest";
import { access_token, scenarioWith, worldWith } from "./support/ownScenario.ts";
import { createTestWorld } from "./support/world.ts";

describe("what a scenario file can switch", () => {
  it("cached endpoints keep answering while a login is required", async () => {
    const faults = [{ code: "ITEM_LOGIN_REQUIRED", from: "-1d" }];
    const refused = await worldWith({ faults }).call("/accounts/get", { access_token });
    expect(refused.body.error_code).toBe("ITEM_LOGIN_REQUIRED");
    const world = worldWith({ faults, switches: { cached_answers_when_broken: true } });
    expect((await world.call("/accounts/get", { access_token })).status).toBe(200);
    expect((await world.call("/accounts/balance/get", { access_token })).body.error_code).toBe("ITEM_LOGIN_REQUIRED");
  });

  it("an evaluation that asks the bank writes through, or does not", async () => {
    for (const on of [false, true]) {
      const world = worldWith({
        switches: { evaluate_writes_through: on },
        evaluate: { account: "checking", amount: 1 },
      });
      const { evaluate } = await world.itemOf("mine");
      const { body } = await world.call("/signal/evaluate", {
        access_token,
        account_id: evaluate?.account_id,
        amount: 1,
        client_transaction_id: "a",
      });
      expect(body.core_attributes).toEqual({ available_balance: 100, current_balance: 100 });
      expect((await world.ledgerOf("mine"))[0]?.cached).toMatchObject(
        on
          ? { current: 100, refreshed_by: "signal-evaluate" }
          : { current: 130, refreshed_by: "background-transactions" },
      );
    }
  });

  it("each product keeps a cached balance of its own", async () => {
    const world = worldWith({ switches: { copy_per_product: true } });
    const current = async (path: string) => (await world.call(path, { access_token })).body.accounts[0]?.balances;
    // Linked before the shoes were bought, refreshed while they were pending.
    expect(await current("/accounts/get")).toMatchObject({ available: 130, current: 130 });
    expect(await current("/transactions/sync")).toMatchObject({ available: 100, current: 130 });
    await world.call("/accounts/balance/get", { access_token });
    expect(await current("/accounts/get")).toMatchObject({ available: 100, current: 100 });
    expect(await current("/transactions/sync")).toMatchObject({ available: 100, current: 130 });
  });

  it("cached balances are adjusted by transactions that came since, and by nothing else", async () => {
    const refresh = [{ product: "transactions", every: "24h", last: "-30m" }];
    const activity = [
      { at: "-1d", posts: "-1h", amount: 30, name: "Shoes" },
      { at: "-2h", amount: 7, name: "Unlisted fee", unlisted: true },
    ];
    const switches = { adjusted_by_transactions: true, transactions_leave_balance: true };
    const world = worldWith({ refresh, switches }, { activity });
    const [account] = await world.ledgerOf("mine");
    expect(account?.bank).toMatchObject({ current: 100 });
    // 137 at the link, less the shoes; the fee is not known.
    expect(account?.cached).toMatchObject({ current: 107, refreshed_by: "link" });
  });

  it("the bank lists no pending transactions", async () => {
    const world = worldWith({ switches: { bank_lists_pending: false } });
    expect((await world.call("/transactions/sync", { access_token })).body.added).toEqual([]);
    await world.advance(86_400);
    const { added } = (await world.call("/transactions/sync", { access_token })).body;
    expect(added).toMatchObject([{ name: "Shoes", pending: false, pending_transaction_id: null }]);
  });

  it("the bank states a running balance beside posted transactions", async () => {
    const world = worldWith({ switches: { running_balance: true } });
    await world.advance(86_400);
    const { added } = (await world.call("/transactions/sync", { access_token })).body;
    expect(added).toMatchObject([{ name: "Shoes", running_balance: 100 }]);
  });

  it("refreshes may stop, and Items without a subscription are checked every 30 to 90 days", async () => {
    const stopped = worldWith({ refresh: [{ product: "transactions", every: "stopped", last: "-2h" }] });
    const seen = (await stopped.ledgerOf("mine"))[0]?.cached.as_of;
    await stopped.advance(300 * 86_400);
    expect((await stopped.ledgerOf("mine"))[0]?.cached.as_of).toBe(seen);
    const rare = worldWith({ products: ["auth"], refresh: [] });
    await rare.advance(26 * 86_400);
    expect((await rare.ledgerOf("mine"))[0]?.cached.refreshed_by).toBe("link");
    await rare.advance(65 * 86_400);
    expect((await rare.ledgerOf("mine"))[0]?.cached.refreshed_by).toBe("background-rare-check");
  });

  it("a product outside the person's consent is refused, one that the bank lacks too", async () => {
    const world = worldWith({ consented_products: ["auth", "transactions"] });
    const { body } = await world.call("/identity/get", { access_token });
    expect(body.error_code).toBe("ADDITIONAL_CONSENT_REQUIRED");
    expect(body.error_message).toContain("PRODUCT_IDENTITY");
    const abroad = worldWith({ institution_id: "ins_117650" });
    expect((await abroad.call("/investments/auth/get", { access_token })).body.error_code).toBe(
      "PRODUCTS_NOT_SUPPORTED",
    );
    const { item } = (await world.call("/item/get", { access_token })).body;
    expect(item).toMatchObject({ consented_products: ["auth", "transactions"], products: ["auth", "transactions"] });
  });

  it("an Item without a bank login has no balance, or the one of the link", async () => {
    for (const auth_method of ["SAME_DAY_MICRODEPOSITS", "INSTANT_MICRODEPOSITS", "DATABASE_MATCH"]) {
      const manual = { auth_method, products: ["auth"], refresh: [] };
      const none = worldWith(manual);
      const { body } = await none.call("/accounts/get", { access_token });
      expect(body.accounts[0]?.balances).toMatchObject({ available: null, current: null, limit: null });
      const world = worldWith({ ...manual, switches: { manual_balance: true } });
      const before = (await world.ledgerOf("mine"))[0]?.cached;
      expect(before).toMatchObject({ available: 130, current: 130, refreshed_by: "link" });
      await world.advance(400 * 86_400);
      expect((await world.ledgerOf("mine"))[0]?.cached).toEqual(before);
      for (const each of [none, world]) {
        const live = await each.call("/accounts/balance/get", { access_token });
        expect(live.body.error_code).toBe("PRODUCTS_NOT_SUPPORTED");
      }
    }
  });

  it("automated micro-deposits verify a number alone: the bank can be asked", async () => {
    const world = worldWith({ auth_method: "AUTOMATED_MICRODEPOSITS" });
    const { status, body } = await world.call("/accounts/balance/get", { access_token });
    expect([status, body.accounts[0]?.balances.current]).toEqual([200, 100]);
    const account_id = body.accounts[0]?.account_id;
    const verified = { access_token, account_id, verification_status: "automatically_verified" };
    expect((await world.call("/sandbox/item/set_verification_status", verified)).status).toBe(200);
  });

  it("what the bank tells in real time lags behind its ledger, and is what is cached", async () => {
    const world = worldWith(
      { real_time_lags: "10m" },
      {
        activity: [
          { at: "-20m", amount: 30, name: "Shoes" },
          { at: "-5m", amount: 8, name: "Tea" },
        ],
      },
    );
    const live = async () => (await world.call("/accounts/balance/get", { access_token })).body.accounts[0]?.balances;
    // The tea is not in it yet: 100 at the start, and 8 before the tea.
    expect(await live()).toMatchObject({ current: 108 });
    expect((await world.ledgerOf("mine"))[0]?.cached).toMatchObject({ current: 108, refreshed_by: "balance-get" });
    const id = await world.itemIdOf("mine");
    const { events } = (await world.control("GET", `/events?item_id=${id}`)).body;
    expect(events.at(-1)).toMatchObject({
      at: "2026-03-02T15:00:00.000Z",
      details: { ledger_of: "2026-03-02T14:50:00.000Z" },
    });
    await world.advance(300);
    expect(await live()).toMatchObject({ current: 100 });
  });

  it("another client's real-time call writes through at its moment, and moves no stamp", async () => {
    const stamps = async (differences: object) => {
      const world = worldWith(differences);
      const { status } = (await world.call("/item/get", { access_token })).body;
      return { status, cached: (await world.ledgerOf("mine"))[0]?.cached };
    };
    const alone = await stamps({});
    expect(alone.cached).toMatchObject({ current: 130, as_of: "2026-03-02T13:00:00.000Z" });
    const shared = await stamps({ real_time_calls: ["-30m"] });
    expect(shared.cached).toMatchObject({
      current: 100,
      as_of: "2026-03-02T14:30:00.000Z",
      refreshed_by: "other-client",
    });
    expect(shared.status).toEqual(alone.status);
    // Of a bank that cannot be reached nobody has an answer.
    const faults = [{ code: "INSTITUTION_DOWN", from: "-40m" }];
    expect((await stamps({ real_time_calls: ["-30m"], faults })).cached).toEqual(alone.cached);
  });

  it("a real-time call starts an update of Transactions right behind it, or does not", async () => {
    for (const on of [false, true]) {
      const world = worldWith({ switches: { real_time_starts_update: on } });
      const stamp = async () => {
        const { status } = (await world.call("/item/get", { access_token })).body;
        return (status as { transactions: { last_successful_update: string } }).transactions.last_successful_update;
      };
      expect(await stamp()).toBe("2026-03-02T13:00:00.000Z");
      await world.call("/accounts/balance/get", { access_token });
      expect(await stamp()).toBe(on ? "2026-03-02T15:00:00.000Z" : "2026-03-02T13:00:00.000Z");
    }
  });

  it("the bank counts the overdraft in what is available, or does not", async () => {
    for (const on of [false, true]) {
      const world = worldWith({}, { limit: 250, overdraft_in_available: on });
      expect((await world.ledgerOf("mine"))[0]?.bank).toEqual({ available: on ? 350 : 100, current: 100, limit: 250 });
    }
  });

  it("funds are locked: nothing is available, or the bank does not say", async () => {
    const cd = { subtype: "cd", activity: [] };
    const available = async (account: object) => (await worldWith({}, account).ledgerOf("mine"))[0]?.bank;
    expect(await available({ ...cd, fixed_available: 0 })).toMatchObject({ available: 0, current: 100 });
    expect(await available({ ...cd, untold: ["available"] })).toMatchObject({ available: null, current: 100 });
  });

  it("a deposit is taken back after it posted: it counts no more, and its row is removed", async () => {
    const activity = [{ at: "-1d", posts: "-5h", reversed: "+1h", amount: -40, name: "Refund" }];
    const world = worldWith({ refresh: [{ product: "transactions", every: "6h", last: "-2h" }] }, { activity });
    const first = (await world.call("/transactions/sync", { access_token })).body;
    expect(first.added).toMatchObject([{ name: "Refund", amount: -40, pending: false }]);
    await world.advance(3600);
    expect((await world.ledgerOf("mine"))[0]).toMatchObject({ bank: { current: 60 }, cached: { current: 100 } });
    await world.advance(3 * 3600);
    const later = (await world.call("/transactions/sync", { access_token, cursor: first.next_cursor })).body;
    expect(later.removed).toMatchObject([{ transaction_id: first.added[0]?.transaction_id }]);
    const id = await world.itemIdOf("mine");
    const { events } = (await world.control("GET", `/events?item_id=${id}&since=2026-03-02T15:00:00Z`)).body;
    expect(events[0]).toMatchObject({ at: "2026-03-02T16:00:00.000Z", what: "transaction-reversed" });
  });

  it("a hold settles for another sum than it held", async () => {
    const activity = [{ at: "-3h", posts: "+1h", changes: [{ at: "+1h", amount: 22 }], amount: 50, name: "Fuel" }];
    const world = worldWith({}, { activity });
    expect((await world.ledgerOf("mine"))[0]?.bank).toMatchObject({ available: 50, current: 100 });
    await world.advance(3600);
    expect((await world.ledgerOf("mine"))[0]?.bank).toMatchObject({ available: 78, current: 78 });
  });

  it("a hold is let go before its transaction posts", async () => {
    const activity = [{ at: "-3h", dropped: "+1h", posts: "+3h", amount: 50, name: "Fuel" }];
    const world = worldWith({}, { activity });
    const available = async () => (await world.ledgerOf("mine"))[0]?.bank.available;
    const seen = [await available()];
    for (let hour = 0; hour < 3; hour += 1) {
      await world.advance(3600);
      seen.push(await available());
    }
    expect(seen).toEqual([50, 100, 100, 50]);
    const id = await world.itemIdOf("mine");
    const { events } = (await world.control("GET", `/events?item_id=${id}`)).body;
    const happened = events.filter(({ what }) => what.startsWith("transaction-")).map(({ what }) => what);
    expect(happened).toEqual(["transaction-authorized", "transaction-dropped", "transaction-posted"]);
  });

  it("balances the bank never tells are null everywhere", async () => {
    const world = worldWith({}, { untold: ["current"] });
    const { body } = await world.call("/accounts/balance/get", { access_token });
    expect(body.accounts[0]?.balances).toMatchObject({ current: null, available: 100 });
  });
});

describe("how often a bank tells a balance", () => {
  it("is a rate that a file can set, and never leaves an account without any", async () => {
    const [template] = scenarioWith({}).accounts;
    const accounts = Array.from({ length: 50 }, (_, index) => ({ ...template, key: `account-${index}`, activity: [] }));
    const balancesWith = async (fill_rates: object | undefined) => {
      const world = worldWith({ accounts, ...(fill_rates === undefined ? {} : { fill_rates }) });
      const ledger = await world.ledgerOf("mine");
      for (const { bank } of ledger) expect(bank.available ?? bank.current).not.toBeNull();
      const count = (name: "available" | "current") => ledger.filter(({ bank }) => bank[name] !== null).length;
      return { available: count("available"), current: count("current") };
    };
    expect(await balancesWith(undefined)).toEqual({ available: 50, current: 50 });
    expect(await balancesWith({ available: 0 })).toEqual({ available: 0, current: 50 });
    expect(await balancesWith({ current: 0 })).toEqual({ available: 50, current: 0 });
    expect(await balancesWith({ available: 0, current: 0 })).toEqual({ available: 0, current: 50 });
    const { available, current } = await balancesWith({ available: 0.6, current: 0.8 });
    expect(available).toBeGreaterThan(20);
    expect(available).toBeLessThan(40);
    expect(current).toBeLessThan(50);
  });
});

describe("ids that outlive an Item", () => {
  it("are sent by the banks that have them alone, and are the same for two links of one person", async () => {
    const world = createTestWorld({ scenarios: ["just-linked"] });
    const idsAt = async (institution_id: string) => {
      const { access_token: token } = await world.link({ institution_id });
      const { body } = await world.call("/accounts/get", { access_token: token });
      return body.accounts.map((account) =>
        "persistent_account_id" in account ? account.persistent_account_id : null,
      );
    };
    const ids = await idsAt("ins_56");
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{56}$/);
    expect(await idsAt("ins_56")).toEqual(ids);
    expect(new Set(await idsAt("ins_109508"))).toEqual(new Set([null]));
  });
});

describe("a scenario file that cannot be used", () => {
  it.each([
    [{ access_token: "mine" }, /mine cannot be used: access_token must look like/],
    [{ name: undefined }, /without a name cannot be used: .*missing: name/],
    [{ institution_id: "ins_0" }, /no institution ins_0/],
    [{ linked: "yesterday" }, /"yesterday" is no moment/],
    [{ surprise: true }, /not recognized.*surprise/],
    [{ accounts: [] }, /accounts must be a non-empty array/],
    [{ faults: [{ code: "NOPE", from: "0" }] }, /"NOPE" is no error code/],
    [{ refresh: [{ product: "transactions", every: "often", last: "0" }] }, /"often" is no length/],
  ])("%j is refused with the reason", (differences, reason) => {
    const file: unknown = JSON.parse(JSON.stringify(scenarioWith(differences)));
    expect(() => createTestWorld({ scenarios: [file as Record<string, unknown>] })).toThrow(reason);
  });

  it("is refused when its token is taken", () => {
    const other = scenarioWith({ name: "another" });
    expect(() => createTestWorld({ scenarios: [scenarioWith({}), other] })).toThrow(
      /Two scenarios have the access token/,
    );
    expect(() => createTestWorld({ scenarios: ["nope"] })).toThrow(/There is no scenario nope/);
  });
});
