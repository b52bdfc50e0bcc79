import { describe, expect, test } from "vitest";
import { itemGapOf } from "../../../../src/core/comparison/itemGap.ts";
import { compareScenario } from "../../../builders/compareScenario.ts";

describe("the gap of an Item", () => {
  test("is cached minus real-time, the widest account first, with the age of the cached answer", async () => {
    const gap = itemGapOf(await compareScenario("daily-refresh"));
    if (gap?.kind !== "read") throw new Error("nothing was read");
    expect(gap.widest).toEqual({ value: 214.25, currency: "USD" });
    expect([...gap.gaps.values()].map(({ value }) => value)).toEqual([214.25, 129]);
    expect(gap.age).toMatchObject({ provenance: "bounded" });
    expect(Math.ceil((gap.age?.ageMs ?? 0) / 3_600_000)).toBe(9);
  });

  test("is negative where the cached balance is too low", async () => {
    const gap = itemGapOf(await compareScenario("stale-no-subscription"));
    if (gap?.kind !== "read") throw new Error("nothing was read");
    expect(gap.widest?.value).toBeLessThan(0);
  });

  test("is none where all match", async () => {
    expect(itemGapOf(await compareScenario("just-linked"))).toMatchObject({ kind: "read", widest: null });
  });

  test.each([
    ["rate-limited", "rate-limited"],
    ["institution-down", "institution-error"],
    ["login-required", "item-login-required"],
  ])("is not known of %s, whose real-time call failed", async (scenario, reason) => {
    expect(itemGapOf(await compareScenario(scenario))).toMatchObject({
      kind: "no-live-balance",
      failure: { reason },
    });
  });

  test("is unknown where the bank was not asked", async () => {
    const comparison = await compareScenario("daily-refresh");
    const cachedOnly = { ...comparison, readings: comparison.readings.filter(({ kind }) => kind !== "real-time") };
    expect(itemGapOf(cachedOnly)).toBeNull();
  });
});
