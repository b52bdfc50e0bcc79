import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { builtInScenarios } from "../../../src/emulator/scenarios/builtInScenarios.ts";
import { parseScenario } from "../../../src/emulator/scenarios/parseScenario.ts";
import { createTestWorld } from "./support/world.ts";

const scenarios = builtInScenarios.map(parseScenario);
const lessons = scenarios.map(({ name, lesson, summary }) => {
  if (lesson === undefined) throw new Error(`${name} teaches nothing`);
  return { name, summary, ...lesson };
});

const folder = path.join(import.meta.dirname, "../../../src/emulator/scenarios");

describe("what the built-in scenarios teach", () => {
  it("is of every scenario file there is, each named as its file", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    expect(scenarios.map(({ name }) => `${name}.json`).sort()).toEqual(files.sort());
  });

  it("stands in the order of its places, daily-refresh first, and each group in one piece", () => {
    expect(lessons[0]?.name).toBe("daily-refresh");
    expect(lessons.map(({ place }) => place)).toEqual(lessons.map((_, index) => index + 1));
    const starts = lessons.filter(({ group }, index) => group !== lessons[index - 1]?.group);
    expect(new Set(starts.map(({ group }) => group)).size).toBe(starts.length);
  });

  it("is named in at most 26 characters, which a side bar of 300 px shows whole beside a button, each name once", () => {
    expect(lessons.filter(({ label }) => label.length > 26)).toEqual([]);
    expect(lessons.filter(({ group }) => group.length > 30)).toEqual([]);
    expect(new Set(lessons.map(({ label }) => label)).size).toBe(lessons.length);
  });

  it("is listed by the control paths in that order, with every Item", async () => {
    const world = createTestWorld({});
    const { items } = (await world.control("GET", "/items")).body;
    const { scenarios: listed } = (await world.control("GET", "/scenarios")).body;
    const inOrder = lessons.map(({ label }) => ({ lesson: expect.objectContaining({ label }) }));
    for (const rows of [items, listed]) expect(rows).toMatchObject(inOrder);
  });
});

describe("a scenario shows what its summary says", () => {
  const firstOf = async (name: string) => {
    const world = createTestWorld({ scenarios: [name] });
    const [account] = await world.ledgerOf(name);
    if (account === undefined) throw new Error(`${name} has no account`);
    const { access_token, evaluate } = await world.itemOf(name);
    const decide = async () => {
      const asked = {
        access_token,
        account_id: evaluate?.account_id,
        amount: evaluate?.amount,
        client_transaction_id: "t",
      };
      const key = evaluate?.ruleset_key == null ? {} : { ruleset_key: evaluate.ruleset_key };
      return (await world.call("/signal/evaluate", { ...asked, ...key })).body.ruleset?.result;
    };
    return { bank: account.bank, cached: account.cached, amount: evaluate?.amount ?? 0, decide };
  };

  it.each([
    ["daily-refresh", 1900],
    ["balance-ruleset", 900],
  ])("%s: the cached balance covers the debit of %i, the bank's does not, and it is rerouted", async (name, debit) => {
    const { bank, cached, amount, decide } = await firstOf(name);
    expect(amount).toBe(debit);
    expect(cached.available).toBeGreaterThan(debit);
    expect(bank.available).toBeLessThan(debit);
    expect(await decide()).toBe("REROUTE");
  });

  it("pending-hold: $450 on hold lowers what is available and not what is current", async () => {
    const { bank, cached } = await firstOf("pending-hold");
    expect([Number(cached.available) - Number(bank.available), cached.current]).toEqual([450, bank.current]);
  });

  it("just-linked: cached and bank are the same", async () => {
    const { bank, cached } = await firstOf("just-linked");
    expect([cached.available, cached.current]).toEqual([bank.available, bank.current]);
  });

  it("stale-no-subscription: the cached balance is too low", async () => {
    const { bank, cached } = await firstOf("stale-no-subscription");
    expect(cached.available).toBeLessThan(Number(bank.available));
  });

  it("manual-micro-deposit: nobody ever logged in, so there is no cached balance, and evaluate accepts all the same", async () => {
    const { cached, decide } = await firstOf("manual-micro-deposit");
    expect([cached.available, cached.current, await decide()]).toEqual([null, null, "ACCEPT"]);
  });

  it("limited-purpose: the bank tells no balance, and evaluate accepts the debit of 900", async () => {
    const { bank, amount, decide } = await firstOf("limited-purpose");
    expect([bank.available, bank.current, amount, await decide()]).toEqual([null, null, 900, "ACCEPT"]);
  });

  it("login-required: evaluate still answers ACCEPT", async () => {
    expect(await (await firstOf("login-required")).decide()).toBe("ACCEPT");
  });

  it("no-balance-rule: there is no decision", async () => {
    expect(await (await firstOf("no-balance-rule")).decide()).toBeUndefined();
  });

  it("scores-ruleset: REVIEW", async () => {
    expect(await (await firstOf("scores-ruleset")).decide()).toBe("REVIEW");
  });

  it("limit-changed: limit and available differ, what is owed does not", async () => {
    const { bank, cached } = await firstOf("limit-changed");
    expect([cached.limit === bank.limit, cached.available === bank.available, cached.current]).toEqual([
      false,
      false,
      bank.current,
    ]);
  });
});
