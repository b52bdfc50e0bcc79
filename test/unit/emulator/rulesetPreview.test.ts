import { describe, expect, it } from "vitest";
import { createTestWorld, type TestWorld } from "./support/world.ts";

interface Outcome {
  readonly ruleset_key: string;
  readonly result: string;
  readonly rule: number | null;
  readonly asks_bank: boolean;
  readonly customer_risk: number | null;
}

async function preview(world: TestWorld, body: object) {
  const { status, body: answer } = await world.control("POST", "/rulesets/preview", body);
  return { status, ...(answer as unknown as { outcomes: Outcome[]; problems: object[]; error_code?: string }) };
}

describe("the preview of rulesets", () => {
  it("says what the evaluation of that debit then answers, and leaves the cache alone", async () => {
    const world = createTestWorld();
    const { item_id, access_token, evaluate } = await world.itemOf("balance-ruleset");
    if (evaluate === undefined) throw new Error("the scenario proposes nothing to evaluate");
    const { account_id, ruleset_key } = evaluate;
    const before = await world.ledgerOf("balance-ruleset");
    for (const amount of [1, 200, 900, 5000]) {
      const { outcomes } = await preview(world, { item_id, account_id, amount });
      const shown = outcomes.find((each) => each.ruleset_key === ruleset_key);
      const id = { client_transaction_id: `t${amount}`, access_token, account_id, ruleset_key };
      const { body } = await world.call("/signal/evaluate", { ...id, amount });
      expect(shown).toMatchObject((body.ruleset ?? {}) as object);
      expect(shown?.asks_bank).toBe(true);
    }
    expect((await world.ledgerOf("balance-ruleset"))[0]?.cached).toEqual(before[0]?.cached);
  });

  it("names the rule that decides, by its place", async () => {
    const world = createTestWorld();
    const { item_id } = await world.itemOf("daily-refresh");
    const rule = (test: object, result: string) => ({ when: [test], result });
    const settings = {
      rulesets: {
        mine: {
          kind: "scores",
          rules: [
            rule({ test: "customer_risk", above: 80 }, "REROUTE"),
            rule({ test: "customer_risk", above: 50 }, "REVIEW"),
          ],
          fallback: { result: "ACCEPT" },
        },
      },
    };
    const ruleAt = async (amount: number) => (await preview(world, { item_id, settings, amount })).outcomes[0];
    expect(await ruleAt(27.53)).toMatchObject({ rule: 0, result: "REROUTE", customer_risk: 90, asks_bank: false });
    expect(await ruleAt(12.17)).toMatchObject({ rule: 1, result: "REVIEW" });
    expect(await ruleAt(3.53)).toMatchObject({ rule: null, result: "ACCEPT" });
    expect(Object.keys((await world.control("GET", "/rulesets")).body.rulesets ?? {})).not.toContain("mine");
  });

  it("goes on with the good ones, and says where the others are wrong", async () => {
    const world = createTestWorld();
    const { item_id } = await world.itemOf("daily-refresh");
    const good = { kind: "balance", rules: [], fallback: { result: "ACCEPT" } };
    const settings = {
      opted_out: "yes",
      rulesets: {
        good,
        kindless: { rules: [], fallback: { result: "ACCEPT" } },
        typo: { ...good, rules: [{ when: [{ test: "balance" }], result: "REVIEW" }] },
        numberless: { ...good, rules: [{ when: [{ test: "bank_failed" }, { test: "bank_risk" }], result: "REVIEW" }] },
      },
    };
    const { status, outcomes, problems } = await preview(world, { item_id, settings, amount: 10 });
    expect([status, outcomes.map((each) => each.ruleset_key)]).toEqual([200, ["good"]]);
    expect(problems).toMatchObject([
      { ruleset_key: null, field: "opted_out" },
      { ruleset_key: "kindless", field: "kind" },
      { ruleset_key: "typo", field: "rules[0].when[0].test" },
      { ruleset_key: "numberless", field: "rules[0].when[1]" },
    ]);
  });

  it("of an account that is not there is no preview", async () => {
    const world = createTestWorld();
    expect(await preview(world, { item_id: "nope", amount: 1 })).toMatchObject({ error_code: "NOT_FOUND" });
  });
});
