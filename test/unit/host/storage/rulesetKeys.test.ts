import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import {
  forgetRuleset,
  lastRulesetKey,
  rememberRuleset,
  rulesetKeys,
} from "../../../../src/host/storage/rulesetKeys.ts";
import { fakeMemento } from "../support/fakes.ts";

let memento: ReturnType<typeof fakeMemento>;

beforeEach(() => {
  memento = fakeMemento();
});

describe("the ruleset keys that were used", () => {
  test("are offered again, the last one first, each once", async () => {
    for (const key of ["a", "b", "a", "c"]) await rememberRuleset(memento, "sandbox", key);
    expect(rulesetKeys(memento, "sandbox")).toEqual(["c", "a", "b"]);
    expect(lastRulesetKey(memento, "sandbox")).toBe("c");
  });

  test("of one environment are not those of the other", async () => {
    await rememberRuleset(memento, "local", "a");
    expect(rulesetKeys(memento, "sandbox")).toEqual([]);
    expect(lastRulesetKey(memento, "sandbox")).toBeNull();
  });

  test("stay when an evaluation names none, which is then what is usual", async () => {
    await rememberRuleset(memento, "sandbox", "a");
    await rememberRuleset(memento, "sandbox", null);
    expect(rulesetKeys(memento, "sandbox")).toEqual(["a"]);
    expect(lastRulesetKey(memento, "sandbox")).toBeNull();
  });

  test("can be forgotten, one or all; one that is gone is not used by itself", async () => {
    for (const key of ["a", "b"]) await rememberRuleset(memento, "sandbox", key);
    await forgetRuleset(memento, "sandbox", "b");
    expect(rulesetKeys(memento, "sandbox")).toEqual(["a"]);
    expect(lastRulesetKey(memento, "sandbox")).toBeNull();
    await forgetRuleset(memento, "sandbox", null);
    expect(memento.saved.size).toBe(0);
  });

  test("never grow for ever, and hold no key twice", async () => {
    const keys = fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(keys, async (used) => {
        const own = fakeMemento();
        for (const key of used) await rememberRuleset(own, "sandbox", key);
        const kept = rulesetKeys(own, "sandbox");
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept.length).toBe(Math.min(20, new Set(used).size));
        expect(lastRulesetKey(own, "sandbox")).toBe(used.at(-1) ?? null);
      }),
    );
  });

  test.each([null, 3, "a", [], { keys: "a" }, { keys: [1, null] }])("saved as %j count as none", async (saved) => {
    await memento.update("sandbox.rulesetKeys", saved);
    expect(rulesetKeys(memento, "sandbox")).toEqual([]);
    expect(lastRulesetKey(memento, "sandbox")).toBeNull();
  });
});
