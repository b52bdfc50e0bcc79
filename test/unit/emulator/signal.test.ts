import { describe, expect, it } from "vitest";
import { createTestWorld, type TestWorld } from "./support/world.ts";

async function evaluateIn(world: TestWorld, scenario: string, differences: object = {}) {
  const { access_token, evaluate } = await world.itemOf(scenario);
  const request = { access_token, client_transaction_id: "one", ...evaluate, ...differences };
  return (await world.call("/signal/evaluate", request)).body;
}

describe("/signal/evaluate", () => {
  it("by a balance ruleset decides on what the bank says now, not on the cached balance", async () => {
    const world = createTestWorld();
    // 1900 would be covered by the cached 1975.77, but not by the live 1761.52.
    expect(await evaluateIn(world, "daily-refresh")).toMatchObject({
      core_attributes: { available_balance: 1761.52, current_balance: 1843.27 },
      ruleset: { ruleset_key: "default", result: "REROUTE", triggered_rule_details: { custom_action_key: "NSF" } },
      scores: null,
      warnings: [],
    });
    const covered = await evaluateIn(world, "daily-refresh", { amount: 10, client_transaction_id: "two" });
    expect(covered.ruleset).toEqual({ ruleset_key: "default", result: "ACCEPT", triggered_rule_details: null });
  });

  it("by a scores ruleset uses the cached balance and says of when it is", async () => {
    const world = createTestWorld();
    const { core_attributes, scores } = await evaluateIn(world, "daily-refresh", {
      ruleset_key: "scores",
      amount: 27.53,
    });
    expect(core_attributes).toMatchObject({
      available_balance: 1975.77,
      balance_last_updated: "2026-03-02T06:20:00.000Z",
      transactions_last_updated: "2026-03-02T06:20:00.000Z",
    });
    expect(scores).toMatchObject({ customer_initiated_return_risk: { score: 90 } });
  });

  it("warns and falls back when the bank cannot be asked", async () => {
    const world = createTestWorld();
    for (const [scenario, code, action] of [
      ["login-required", "ITEM_LOGIN_REQUIRED", "ITEM_LOGIN_REQUIRED"],
      ["institution-down", "INSTITUTION_DOWN", "ERROR"],
    ] as const) {
      const body = await evaluateIn(world, scenario, { client_transaction_id: scenario });
      expect(body.core_attributes).toBeUndefined();
      expect(body).toMatchObject({
        ruleset: { result: "ACCEPT", triggered_rule_details: { custom_action_key: action } },
        warnings: [{ warning_code: code }],
      });
    }
    const manual = await evaluateIn(world, "manual-micro-deposit", { client_transaction_id: "manual" });
    expect(manual).toMatchObject({
      ruleset: { triggered_rule_details: { custom_action_key: "MANUALLY_VERIFIED_ITEM" } },
    });
  });

  it("passes over a rule whose data is missing", async () => {
    const world = createTestWorld();
    expect(await evaluateIn(world, "limited-purpose")).toMatchObject({
      core_attributes: { available_balance: null, current_balance: null },
      ruleset: { result: "ACCEPT" },
    });
  });

  it("evaluates a debit of some money from a deposit account, and nothing else", async () => {
    const world = createTestWorld();
    const { access_token, evaluate } = await world.itemOf("daily-refresh");
    const { accounts } = (await world.call("/accounts/get", { access_token })).body as unknown as {
      accounts: { account_id: string; type: string }[];
    };
    const card = accounts.find(({ type }) => type === "credit")?.account_id;
    for (const [wrong, message] of [
      [{ account_id: card }, /^account_id must be the ID of a depository account, not of a credit account/],
      [{ amount: -5 }, /^amount must be greater than 0/],
      [{ amount: 0 }, /^amount must be greater than 0/],
    ] as const) {
      for (const ruleset_key of ["default", "scores"]) {
        const body = await evaluateIn(world, "daily-refresh", { ...wrong, ruleset_key });
        expect([body.error_type, body.error_code]).toEqual(["INVALID_REQUEST", "INVALID_FIELD"]);
        expect(body.error_message).toMatch(message);
      }
      const preview = await world.control("POST", "/rulesets/preview", {
        item_id: (await world.itemOf("daily-refresh")).item_id,
        amount: 1,
        ...wrong,
      });
      expect([preview.status, preview.body.error_message]).toEqual([400, expect.stringMatching(message)]);
    }
    // The id is still to be had: nothing was evaluated under it.
    expect((await evaluateIn(world, "daily-refresh", { amount: evaluate?.amount })).error_code).toBeUndefined();
  });

  it("in balance-ruleset reroutes what the cached balance would have covered", async () => {
    const world = createTestWorld();
    const { evaluate } = await world.itemOf("balance-ruleset");
    const [account] = await world.ledgerOf("balance-ruleset");
    const amount = evaluate?.amount ?? 0;
    expect(account?.cached.available).toBeGreaterThan(amount);
    expect(account?.bank.available).toBeLessThan(amount);
    expect(await evaluateIn(world, "balance-ruleset")).toMatchObject({ ruleset: { result: "REROUTE" } });
  });

  it("answers the same request again with the first evaluation, and refuses a changed one", async () => {
    const world = createTestWorld();
    const first = await evaluateIn(world, "daily-refresh");
    await world.advance(86_400);
    const { request_id, ...replayed } = await evaluateIn(world, "daily-refresh");
    expect(first).toMatchObject(replayed);
    expect(request_id).not.toBe(first.request_id);
    const changed = await evaluateIn(world, "daily-refresh", { amount: 1 });
    expect([changed.error_type, changed.error_code]).toEqual(["SIGNAL_ERROR", "CLIENT_TRANSACTION_ID_ALREADY_IN_USE"]);
    const fresh = await evaluateIn(world, "daily-refresh", { client_transaction_id: "two" });
    expect(fresh.core_attributes).not.toEqual(first.core_attributes);
  });
});
