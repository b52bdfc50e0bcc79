import { describe, expect, it } from "vitest";
import { createTestWorld } from "./support/world.ts";

const access_token = "access-sandbox-00000000-0000-4000-8000-00000000beef";

/** A scenario file as a person would write it; what a test is about is put on top. */
function scenarioWith(differences: object, account: object = {}) {
  return {
    name: "mine",
    summary: "Written by hand.",
    access_token,
    institution_id: "ins_109508",
    products: ["auth", "transactions"],
    linked: "-3d",
    refresh: [{ product: "transactions", every: "24h", last: "-2h" }],
    accounts: [
      {
        key: "checking",
        name: "Checking",
        mask: "0001",
        type: "depository",
        subtype: "checking",
        current: 100,
        activity: [{ at: "-1d", posts: "-1h", amount: 30, name: "Shoes" }],
        ...account,
      },
    ],
    ...differences,
  };
}

function worldWith(differences: object, account: object = {}) {
  return createTestWorld({ scenarios: [scenarioWith(differences, account)] });
}

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
    expect((await world.call("/investments/auth/get", { access_token })).body.error_code).toBe(
      "PRODUCTS_NOT_SUPPORTED",
    );
    const { item } = (await world.call("/item/get", { access_token })).body;
    expect(item).toMatchObject({ consented_products: ["auth", "transactions"], products: ["auth", "transactions"] });
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
    const told = async (fill_rates: object | undefined) => {
      const world = worldWith({ accounts, ...(fill_rates === undefined ? {} : { fill_rates }) });
      const ledger = await world.ledgerOf("mine");
      for (const { bank } of ledger) expect(bank.available ?? bank.current).not.toBeNull();
      const count = (name: "available" | "current") => ledger.filter(({ bank }) => bank[name] !== null).length;
      return { available: count("available"), current: count("current") };
    };
    expect(await told(undefined)).toEqual({ available: 50, current: 50 });
    expect(await told({ available: 0 })).toEqual({ available: 0, current: 50 });
    expect(await told({ current: 0 })).toEqual({ available: 50, current: 0 });
    expect(await told({ available: 0, current: 0 })).toEqual({ available: 0, current: 50 });
    const { available, current } = await told({ available: 0.6, current: 0.8 });
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
