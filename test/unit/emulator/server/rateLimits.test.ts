import { describe, expect, it } from "vitest";
import { createTestWorld } from "../support/world.ts";

describe("rate limits", () => {
  it("are Plaid's of Sandbox, per Item and per client, and pass with real time though the clock is frozen", async () => {
    const world = createTestWorld({ rateLimits: true });
    await world.control("POST", "/clock", { frozen: true });
    const [one, other] = [await world.tokenOf("daily-refresh"), await world.tokenOf("pending-hold")];
    const ask = async (access_token: string) => (await world.call("/accounts/balance/get", { access_token })).body;
    for (let call = 0; call < 25; call += 1) expect((await ask(one)).error_code).toBeUndefined();
    expect(await ask(one)).toMatchObject({ error_type: "RATE_LIMIT_EXCEEDED", error_code: "BALANCE_LIMIT" });
    expect((await ask(other)).error_code).toBeUndefined();
    world.machine.pass(59_000);
    expect((await ask(one)).error_code).toBe("BALANCE_LIMIT");
    world.machine.pass(1_001);
    expect((await ask(one)).error_code).toBeUndefined();
  });

  it("of a client add up over its Items", async () => {
    const world = createTestWorld({ rateLimits: true });
    // The Item of `rate-limited` is refused before anything is counted.
    const items = (await world.control("GET", "/items")).body.items.filter((item) => item.scenario !== "rate-limited");
    const codes: (string | undefined)[] = [];
    for (let call = 0; call < 130; call += 1) {
      const access_token = items[call % items.length]?.access_token;
      codes.push((await world.call("/accounts/balance/get", { access_token })).body.error_code);
    }
    expect(codes.indexOf("ACCOUNTS_BALANCE_GET_LIMIT")).toBe(100);
    const elsewhere = await world.call("/accounts/balance/get", {
      access_token: items[0]?.access_token,
      client_id: "other",
    });
    expect(elsewhere.body.error_code).not.toBe("ACCOUNTS_BALANCE_GET_LIMIT");
  });

  it("of evaluations hold for one transaction too, ten an hour", async () => {
    const world = createTestWorld({ rateLimits: true });
    const { access_token, evaluate } = await world.itemOf("daily-refresh");
    const ask = async (client_transaction_id: string) => {
      world.machine.pass(1000);
      return (await world.call("/signal/evaluate", { access_token, ...evaluate, client_transaction_id })).body
        .error_code;
    };
    for (let call = 0; call < 10; call += 1) expect(await ask("one")).toBeUndefined();
    expect(await ask("one")).toBe("RATE_LIMIT");
    expect(await ask("two")).toBeUndefined();
  });

  it("are Production's when asked for", async () => {
    const world = createTestWorld({ rateLimits: "production" });
    const access_token = await world.tokenOf("daily-refresh");
    const ask = async (path: string) => (await world.call(path, { access_token })).body.error_code;
    for (let call = 0; call < 5; call += 1) expect(await ask("/accounts/balance/get")).toBeUndefined();
    expect(await ask("/accounts/balance/get")).toBe("BALANCE_LIMIT");
    for (let call = 0; call < 15; call += 1) expect(await ask("/accounts/get")).toBeUndefined();
    expect(await ask("/accounts/get")).toBe("ACCOUNTS_LIMIT");
  });

  it("are off unless asked for", async () => {
    const world = createTestWorld();
    const access_token = await world.tokenOf("daily-refresh");
    for (let call = 0; call < 60; call += 1) {
      expect((await world.call("/transactions/refresh", { access_token })).status).toBe(200);
    }
  });
});
