import { describe, expect, it } from "vitest";
import { createTestWorld, type TestWorld } from "./support/world.ts";

const reroute = { result: "REROUTE" };
const accept = { result: "ACCEPT" };

/** Evaluates 100 at the Item of `daily-refresh` (cached 1975.77, live 1761.52), each time anew. */
async function evaluate(world: TestWorld, request: object) {
  const { access_token, evaluate: proposed } = await world.itemOf("daily-refresh");
  const id = JSON.stringify(request).slice(-36);
  return (
    await world.call("/signal/evaluate", {
      access_token,
      ...proposed,
      client_transaction_id: id,
      amount: 100,
      ...request,
    })
  ).body;
}

async function withRulesets(rulesets: object, more: object = {}): Promise<TestWorld> {
  const world = createTestWorld();
  const answer = await world.control("PUT", "/rulesets", { rulesets, ...more });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return world;
}

describe("rulesets as data", () => {
  it("lie side by side by their keys, and are read and replaced as a whole", async () => {
    const small = { kind: "balance", rules: [], fallback: accept };
    const large = {
      kind: "balance",
      rules: [{ when: [{ test: "balance_at_most_amount" }], ...reroute }],
      fallback: accept,
    };
    const world = await withRulesets({ small, large });
    expect((await world.control("GET", "/rulesets")).body).toEqual({
      rulesets: { small, large },
      addendum_signed: true,
      scores_enabled: true,
      opted_out: false,
    });
    const of = async (ruleset_key: string) => (await evaluate(world, { ruleset_key, amount: 5000 })).ruleset;
    expect(await of("small")).toMatchObject({ ruleset_key: "small", result: "ACCEPT" });
    expect(await of("large")).toMatchObject({ ruleset_key: "large", result: "REROUTE" });
    // The default is gone with the replacement, so naming none fails as an unknown one does.
    expect(await evaluate(world, { ruleset_key: null })).toMatchObject({ error_code: "RULESET_NOT_FOUND" });
    await world.control("PUT", "/rulesets", {});
    expect(await of("default")).toMatchObject({ result: "REROUTE" });
  });

  it("let the first rule win all of whose tests hold, pass over missing data, and end in the fallback", async () => {
    const world = await withRulesets({
      first: {
        kind: "scores",
        rules: [
          {
            when: [{ test: "attribute", attribute: "no_such_attribute", below: 1e9 }],
            result: "REVIEW",
            internal_note: "missing",
          },
          {
            when: [
              { test: "customer_risk", above: 80 },
              { test: "bank_risk", below: 80 },
            ],
            result: "REVIEW",
          },
          { when: [{ test: "customer_risk", above: 80 }], ...reroute, custom_action_key: "SECOND" },
          { when: [{ test: "bank_risk", above: 1 }], result: "REVIEW" },
        ],
        fallback: { ...accept, internal_note: "nothing held" },
      },
      never: {
        kind: "scores",
        rules: [{ when: [{ test: "bank_failed" }], ...reroute }],
        fallback: { ...accept, custom_action_key: "LAST" },
      },
    });
    // Sandbox's amount for a score of 90, of both risks.
    const risky = await evaluate(world, { ruleset_key: "first", amount: 27.53 });
    expect(risky.ruleset).toEqual({
      ruleset_key: "first",
      result: "REROUTE",
      triggered_rule_details: { custom_action_key: "SECOND" },
    });
    const medium = await evaluate(world, { ruleset_key: "first", amount: 12.17 });
    expect(medium.ruleset).toMatchObject({ result: "REVIEW", triggered_rule_details: null });
    const fallen = await evaluate(world, { ruleset_key: "never" });
    expect(fallen.ruleset).toMatchObject({ result: "ACCEPT", triggered_rule_details: { custom_action_key: "LAST" } });
  });

  it.each([
    [3.53, 10],
    [12.17, 60],
    [27.53, 90],
  ])("score an amount of %d with %d", async (amount, score) => {
    const { scores } = await evaluate(createTestWorld(), { ruleset_key: "scores", amount });
    expect(scores).toMatchObject({ customer_initiated_return_risk: { score }, bank_initiated_return_risk: { score } });
  });

  it("of scores ask the bank only when a rule looks at the balance", async () => {
    const world = await withRulesets({
      cached: {
        kind: "scores",
        rules: [{ when: [{ test: "attribute", attribute: "available_balance", below: 0 }], ...reroute }],
        fallback: accept,
      },
      live: { kind: "scores", rules: [{ when: [{ test: "balance_at_most_amount" }], ...reroute }], fallback: accept },
    });
    const cached = await evaluate(world, { ruleset_key: "cached" });
    expect(cached.core_attributes).toMatchObject({
      available_balance: 1975.77,
      balance_last_updated: "2026-03-02T06:20:00.000Z",
    });
    const live = await evaluate(world, { ruleset_key: "live", amount: 1900 });
    expect(live).toMatchObject({
      core_attributes: { available_balance: 1761.52, balance_last_updated: "2026-03-02T15:00:00.000Z" },
      ruleset: { result: "REROUTE" },
      scores: { customer_initiated_return_risk: { score: expect.any(Number) } },
    });
  });

  it("of each kind are there from the start: a balance rule alone, scores alone, and both", async () => {
    const of = async (ruleset_key: string) => {
      const { core_attributes, scores, ruleset } = await evaluate(createTestWorld(), { ruleset_key, amount: 1900 });
      const attributes = Object(core_attributes);
      return {
        live: attributes.available_balance === 1761.52,
        attributes: Object.keys(attributes).length > 2,
        scores: scores !== null,
        result: ruleset?.result,
      };
    };
    expect(await of("default")).toEqual({ live: true, attributes: false, scores: false, result: "REROUTE" });
    expect(await of("scores")).toMatchObject({ live: false, attributes: true, scores: true });
    expect(await of("scores-and-balance")).toEqual({ live: true, attributes: true, scores: true, result: "REROUTE" });
  });

  it("that cannot be used are refused with what is wrong, and leave those there are", async () => {
    const world = createTestWorld();
    const before = (await world.control("GET", "/rulesets")).text;
    const rule = (when: object[]) => ({ kind: "balance", rules: [{ when, ...accept }], fallback: accept });
    for (const [ruleset, words] of [
      [{ kind: "balance", rules: [] }, "fallback"],
      [{ kind: "other", rules: [], fallback: accept }, "kind must be one of"],
      [rule([]), "when must be a non-empty array"],
      [rule([{ test: "moon" }]), "must be one of"],
      [rule([{ test: "customer_risk" }]), "needs above or below"],
      [rule([{ test: "attribute", above: 1 }]), "needs the name"],
      ["text", "must be an object"],
    ] as const) {
      const { status, body } = await world.control("PUT", "/rulesets", { rulesets: { mine: ruleset } });
      expect([status, body.error_message]).toEqual([400, expect.stringContaining(words)]);
      expect(body.error_message).toContain("mine");
    }
    expect((await world.control("PUT", "/rulesets", { rulesets: [] })).status).toBe(400);
    expect((await world.control("GET", "/rulesets")).text).toBe(before);
  });
});

describe("what a client has set up for Signal", () => {
  it("user and device need the Addendum, score rulesets need to be enabled", async () => {
    const world = createTestWorld();
    await world.control("PUT", "/rulesets", { addendum_signed: false, scores_enabled: false });
    expect(await evaluate(world, { device: { ip_address: "192.0.2.7" } })).toMatchObject({
      error_type: "SIGNAL_ERROR",
      error_code: "ADDENDUM_NOT_SIGNED",
    });
    expect(await evaluate(world, { ruleset_key: "scores" })).toMatchObject({
      error_code: "NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS",
    });
    expect((await evaluate(world, {})).error_code).toBeUndefined();
    await world.control("PUT", "/rulesets", {});
    expect((await evaluate(world, { device: { ip_address: "192.0.2.7" } })).error_code).toBeUndefined();
  });

  it("an opted-out client uses no ruleset unless it names one, and the bank is not asked", async () => {
    const world = createTestWorld();
    await world.control("PUT", "/rulesets", { opted_out: true });
    const none = await evaluate(world, { ruleset_key: null });
    expect(none.ruleset).toBeUndefined();
    expect(none.core_attributes).toMatchObject({ available_balance: 1975.77 });
    expect((await evaluate(world, { ruleset_key: "default" })).core_attributes).toMatchObject({
      available_balance: 1761.52,
    });
  });
});

describe("reports of an evaluation", () => {
  it("are taken for an id that was evaluated, and of a return only when the debit was initiated", async () => {
    const world = createTestWorld();
    const client_transaction_id = "debit-1";
    const decide = (initiated: boolean) =>
      world.call("/signal/decision/report", { client_transaction_id, initiated, decision_outcome: "APPROVE" });
    const giveBack = () => world.call("/signal/return/report", { client_transaction_id, return_code: "R01" });
    for (const unknown of [await decide(true), await giveBack()]) {
      expect(unknown.body).toMatchObject({ error_type: "INVALID_REQUEST", error_code: "INVALID_FIELD" });
    }
    await evaluate(world, { client_transaction_id });
    expect((await decide(false)).status).toBe(200);
    expect((await giveBack()).body).toMatchObject({
      error_type: "SIGNAL_ERROR",
      error_code: "SIGNAL_TRANSACTION_NOT_INITIATED",
    });
    expect((await decide(true)).status).toBe(200);
    expect((await giveBack()).status).toBe(200);
    const wrong = await world.call("/signal/return/report", { client_transaction_id, return_code: "late" });
    expect(wrong.body.error_code).toBe("INVALID_FIELD");
  });

  it("/signal/prepare puts Signal on the Item, once", async () => {
    const world = createTestWorld();
    const { access_token } = await world.itemOf("daily-refresh");
    const products = async () => ((await world.itemOf("daily-refresh")) as unknown as { products: string[] }).products;
    expect(await products()).not.toContain("signal");
    for (let call = 0; call < 2; call += 1)
      expect((await world.call("/signal/prepare", { access_token })).status).toBe(200);
    expect((await products()).filter((each) => each === "signal")).toHaveLength(1);
    const abroad = await world.call("/signal/prepare", { access_token: await world.tokenOf("non-usd") });
    expect(abroad.body.error_code).toBe("PRODUCTS_NOT_SUPPORTED");
  });
});

describe("rulesets of scenarios", () => {
  it.each([
    ["balance-ruleset", { ruleset_key: "payments-balance", result: "REROUTE" }],
    ["scores-ruleset", { ruleset_key: "scores", result: "REVIEW" }],
    ["no-balance-rule", undefined],
  ])("%s is decided by %o, also when the call names none", async (scenario, expected) => {
    const world = createTestWorld();
    const { access_token, evaluate: proposed } = await world.itemOf(scenario);
    for (const key of [proposed?.ruleset_key, null]) {
      const { body } = await world.call("/signal/evaluate", {
        access_token,
        ...proposed,
        ruleset_key: key,
        client_transaction_id: String(key),
      });
      if (expected === undefined) expect(body.ruleset).toBeUndefined();
      else expect(body.ruleset).toMatchObject(expected);
    }
  });

  it("may not be one that is there already, nor one that cannot be used", () => {
    const scenario = { ...minimal, rulesets: { default: { kind: "balance", rules: [], fallback: accept } } };
    expect(() => createTestWorld({ scenarios: [scenario] })).toThrow(/names a ruleset default that is there already/);
    expect(() => createTestWorld({ scenarios: [{ ...minimal, rulesets: { x: {} } }] })).toThrow(/the ruleset x/);
  });
});

const minimal = {
  name: "minimal",
  summary: "One account.",
  access_token: "access-sandbox-00000000-0000-4000-8000-00000000abcd",
  institution_id: "ins_109508",
  products: ["auth"],
  linked: "-1d",
  accounts: [{ key: "a", name: "A", type: "depository", subtype: "checking", current: 1 }],
};
