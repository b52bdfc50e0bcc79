import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { type Witnessed, type WitnessedWorld, witnessedWorld } from "../../../builders/witnessedWorld.ts";

/** Worlds tried for one claim. */
const numRuns = 500;

function certain(comparison: Comparison, code: string): readonly Finding[] {
  return findingsOf(comparison).filter((finding) => finding.code === code && finding.certainty === "certain");
}

/** Looks for a world in which a certain finding of this code is false. */
function search(
  code: string,
  isTrue: (finding: Finding, world: WitnessedWorld) => void,
  clocks: "right" | "wrong" = "right",
) {
  let said = 0;
  fc.assert(
    fc.property(witnessedWorld(clocks), (world) => {
      for (const finding of certain(world.comparison, code)) {
        said += 1;
        isTrue(finding, world);
      }
    }),
    { numRuns },
  );
  // A claim that is never made cannot be found false.
  expect(said, `${code} was said`).toBeGreaterThan(5);
}

function callOf({ calls }: WitnessedWorld, id: string | undefined): Witnessed {
  const found = calls.get(id ?? "");
  if (found === undefined) throw new Error(`no call ${id}`);
  return found;
}

function numberOf({ accounts }: Witnessed, accountId: string | undefined, field: string): unknown {
  const account = accounts.find((each) => each.accountId === accountId);
  return account?.balances[field as "available" | "current" | "limit"];
}

function textOf(finding: Finding, name: string): string {
  const param = finding.params[name];
  return param?.kind === "text" ? param.value : "";
}

function moneyOf(finding: Finding, name: string): number {
  const param = finding.params[name];
  return param?.kind === "money" ? param.value : Number.NaN;
}

describe("no counter-world is found for", () => {
  test("a gap: each cached answer named gives the one number, the real-time one the other", () => {
    search("cached-differs-from-real-time", (finding, world) => {
      const [accountId] = finding.accountIds;
      const field = textOf(finding, "field");
      for (const id of finding.readings) {
        const call = callOf(world, id);
        const name = call.endpoint === "/accounts/balance/get" ? "bank" : "cached";
        expect(numberOf(call, accountId, field)).toBe(moneyOf(finding, name));
      }
    });
  });

  test("too high or low: the real-time call truly began when the cached answer was given", () => {
    search("cached-differs-from-real-time", (finding, world) => {
      if (!finding.variant?.includes("too-")) return;
      const [cached, bank] = [callOf(world, finding.readings[0]), callOf(world, finding.readings.at(-1))];
      expect(cached.end).toBeLessThanOrEqual(bank.start + 999);
    });
  });

  test("the window of a gap: both answers were given in it", () => {
    search("cached-differs-from-real-time", (finding, world) => {
      const to = Date.parse(finding.window?.to ?? "");
      if (Number.isNaN(to)) return;
      const calls = [finding.readings[0], finding.readings.at(-1)].map((id) => callOf(world, id));
      for (const call of calls) expect(call.end).toBeLessThanOrEqual(to + 1);
    });
  });

  test("rounding: the two are less than half a cent apart, and not equal", () => {
    search("rounding", (finding, world) => {
      const [accountId] = finding.accountIds;
      expect(finding.cachedMinusRealTime).not.toBe(0);
      const [cached, bank] = [callOf(world, finding.readings[0]), callOf(world, finding.readings.at(-1))];
      for (const field of ["available", "current"]) {
        const apart = Math.abs(Number(numberOf(cached, accountId, field)) - Number(numberOf(bank, accountId, field)));
        expect(apart).toBeLessThan(0.005);
      }
    });
  });

  test("agree: every number that both answers give an account is the same money", () => {
    search("agree", (finding, world) => {
      const [cached, bank] = finding.readings.map((id) => callOf(world, id));
      expect([cached?.endpoint === "/accounts/balance/get", bank?.endpoint]).toEqual([false, "/accounts/balance/get"]);
      for (const accountId of finding.accountIds) {
        for (const field of ["available", "current", "limit"]) {
          const [one, other] = [cached, bank].map((call) => call && numberOf(call, accountId, field));
          expect(one).toBe(other);
        }
      }
    });
  });

  test("one endpoint's number that changed: the one called later was not over when the other began", () => {
    search("changed-between-calls", (finding, world) => {
      if (finding.change === undefined) return;
      const param = (name: string): Witnessed => {
        const found = finding.params[name];
        return callOf(world, found?.kind === "endpoint" ? found.readingId : "");
      };
      const [first, second] = [param("firstCall"), param("secondCall")];
      expect(first.endpoint).toBe(second.endpoint);
      expect(first.start).toBeLessThanOrEqual(second.end + 999);
    });
  });

  test("answered later: the failed call was over when the answered one was, of the same endpoint unless the Item failed", () => {
    search("answered-later", (finding, world) => {
      const [failed, answered] = finding.readings.map((id) => callOf(world, id));
      expect(failed?.failed).toBe(true);
      expect(answered?.failed).toBe(false);
      if (finding.variant === "call") expect(failed?.endpoint).toBe(answered?.endpoint);
      expect(failed?.start).toBeLessThanOrEqual((answered?.end ?? 0) + 999);
    });
  });

  test("an account in one answer: the one has it and the other does not, which was not told to leave it out", () => {
    search("account-in-one-response", (finding, world) => {
      const param = (name: string): Witnessed => {
        const found = finding.params[name];
        return callOf(world, found?.kind === "endpoint" ? found.readingId : "");
      };
      const [having, lacking] = [param("call"), param("otherCall")];
      const [accountId] = finding.accountIds;
      expect(having.accounts.some((account) => account.accountId === accountId)).toBe(true);
      expect(lacking.accounts.some((account) => account.accountId === accountId)).toBe(false);
      if (finding.variant === "gone") expect(having.start).toBeLessThanOrEqual(lacking.end + 999);
      if (finding.variant === "new") expect(lacking.start).toBeLessThanOrEqual(having.end + 999);
    });
  });

  test("an account that was not asked for: the request named others", () => {
    search("account-not-asked-for", (finding, world) => {
      const call = callOf(world, finding.readings[0]);
      for (const accountId of finding.accountIds) expect(call.asked).not.toContain(accountId);
    });
  });

  test("a failed call: it failed", () => {
    search("institution-trouble", (finding, world) => {
      for (const id of finding.readings) expect(callOf(world, id).failed).toBe(true);
    });
  });
});

describe("clock-skew", () => {
  test("is never said where every clock is right, however the calls overlap and whatever was kept of them", () => {
    fc.assert(
      fc.property(witnessedWorld("right"), ({ comparison }) => {
        expect(certain(comparison, "clock-skew")).toEqual([]);
      }),
      { numRuns },
    );
  });

  test("is never more than the clocks truly differ by", () => {
    search(
      "clock-skew",
      (finding, { serverSkew }) => {
        const skew = finding.params.skew;
        expect(skew?.kind === "duration" ? skew.ms : Number.NaN).toBeLessThanOrEqual(2 * serverSkew + 999);
      },
      "wrong",
    );
  });
});
