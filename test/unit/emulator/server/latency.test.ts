import { describe, expect, it } from "vitest";
import { latencyOf } from "../../../../src/emulator/server/latency.ts";
import { createTestWorld } from "../support/world.ts";

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.floor(share * values.length)] ?? Number.NaN;
}

describe("latency", () => {
  it("is what Plaid publishes in production, and what was measured of its Sandbox", () => {
    const draw = (profile: "production" | "sandbox", kind: "bank" | "scores" | "cached") =>
      Array.from({ length: 4000 }, (_, index) => latencyOf(profile, kind, `request ${index}`));
    const production = draw("production", "bank");
    expect(percentile(production, 0.5)).toBeGreaterThan(2700);
    expect(percentile(production, 0.5)).toBeLessThan(3300);
    expect(percentile(production, 0.95)).toBeGreaterThan(9500);
    expect(percentile(production, 0.95)).toBeLessThan(12_500);
    const scores = draw("production", "scores");
    expect(percentile(scores, 0.5)).toBeCloseTo(1000, -2);
    expect(percentile(scores, 0.95)).toBeLessThan(2000);
    expect(percentile(draw("sandbox", "bank"), 0.5)).toBeCloseTo(1500, -2);
    expect(percentile(draw("sandbox", "cached"), 0.5)).toBeCloseTo(100, -1);
    expect(draw("production", "cached").every((ms) => ms <= 800)).toBe(true);
  });

  it("is the request's own: the same for the same one, none for the profile none", () => {
    expect(latencyOf("production", "bank", "a")).toBe(latencyOf("production", "bank", "a"));
    expect(latencyOf("production", "bank", "a")).not.toBe(latencyOf("production", "bank", "b"));
    expect(latencyOf("none", "bank", "a")).toBe(0);
  });

  it("is the bank's for real-time calls alone, and not for those that are refused", async () => {
    const world = createTestWorld({ latency: "sandbox" });
    const item = await world.itemOf("daily-refresh");
    const { access_token } = item;
    const evaluate = { access_token, ...item.evaluate };
    const waited = async (path: string, body: object): Promise<number> => {
      const before = world.machine.waits.length;
      const answer = world.call(path, body);
      await world.machine.endWaits();
      await answer;
      return world.machine.waits[before] ?? 0;
    };
    const bank = 1000;
    expect(await waited("/accounts/get", { access_token })).toBeLessThan(bank);
    expect(await waited("/transactions/sync", { access_token })).toBeLessThan(bank);
    expect(await waited("/accounts/balance/get", { access_token })).toBeGreaterThan(bank);
    expect(await waited("/transactions/refresh", { access_token })).toBeGreaterThan(bank);
    expect(await waited("/signal/evaluate", { ...evaluate, client_transaction_id: "a" })).toBeGreaterThan(bank);
    // The same evaluation again is a replay.
    expect(await waited("/signal/evaluate", { ...evaluate, client_transaction_id: "a" })).toBeLessThan(bank);
    const scores = { ...evaluate, client_transaction_id: "b", ruleset_key: "scores" };
    const scored = await waited("/signal/evaluate", scores);
    expect(scored).toBeLessThan(bank);
    expect(scored).toBeGreaterThan(250);
    expect(await waited("/accounts/balance/get", { access_token, options: { account_ids: ["x"] } })).toBeLessThan(bank);
    const broken = await world.tokenOf("login-required");
    expect(await waited("/accounts/balance/get", { access_token: broken })).toBeLessThan(bank);
  });

  it("ends with the caller that goes away, and changes nothing then", async () => {
    const world = createTestWorld({ latency: "sandbox" });
    const access_token = await world.tokenOf("daily-refresh");
    const gone = new AbortController();
    const answer = world.call("/accounts/balance/get", { access_token }, gone.signal);
    gone.abort(new Error("gone"));
    await expect(answer).rejects.toThrow("gone");
    expect((await world.ledgerOf("daily-refresh"))[0]?.cached.refreshed_by).toBe("background-transactions");
  });

  it("ends with the emulator", async () => {
    const world = createTestWorld({ latency: "sandbox" });
    const access_token = await world.tokenOf("daily-refresh");
    const answer = world.call("/accounts/balance/get", { access_token });
    world.emulator.close();
    expect((await answer).body.error_code).toBe("INTERNAL_SERVER_ERROR");
  });

  it("counts in the answer: what happened during the wait has happened", async () => {
    const world = createTestWorld({ latency: "sandbox" });
    const access_token = await world.tokenOf("daily-refresh");
    const answer = world.call("/accounts/balance/get", { access_token });
    await world.machine.endWaits();
    const { headers } = await answer;
    expect(Date.parse(headers.date ?? "")).toBeGreaterThan(Date.parse("2026-03-02T15:00:00Z"));
    const asOf = (await world.ledgerOf("daily-refresh"))[0]?.cached.as_of ?? "";
    expect(Date.parse(asOf)).toBeGreaterThan(Date.parse("2026-03-02T15:00:01Z"));
  });
});
