import { describe, expect, test } from "vitest";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { keepLocalAlias, withLocalAliases } from "../../../src/host/storage/localAliases.ts";
import { RealTimeCalls } from "../../../src/host/storage/realTimeCalls.ts";
import { rememberRuleset, rulesetKeys } from "../../../src/host/storage/rulesetKeys.ts";
import { SandboxItems } from "../../../src/host/storage/sandboxItems.ts";
import { SandboxKeyStore } from "../../../src/host/storage/sandboxKeys.ts";
import { aComparison, anItem, aReading, fakeFolder, fakeSecrets, stillClock } from "../host/support/fakes.ts";

/**
 * What VS Code keeps for one extension, as it does (`ExtensionMemento` of 1.139): each window has a copy of all of it,
 * writes all of it, and takes what another window wrote once it hears of that.
 */
function sharedMemory() {
  let kept: Record<string, unknown> = {};
  const copies: Record<string, unknown>[] = [];
  return {
    open() {
      const at = copies.push({ ...kept }) - 1;
      return {
        get: <T>(key: string) => structuredClone(copies[at]?.[key]) as T,
        update: async (key: string, value: unknown) => {
          const copy = copies[at] ?? {};
          if (value === undefined) Reflect.deleteProperty(copy, key);
          else copy[key] = structuredClone(value);
          kept = { ...copy };
        },
      };
    },
    /** Every window hears of what was written last. */
    tell() {
      copies.forEach((_copy, at) => {
        copies[at] = { ...kept };
      });
    },
  };
}

const item = anItem({ environment: "sandbox" });
const realTime = (at: string) =>
  aComparison({
    item,
    readings: [
      aReading({
        kind: "real-time",
        endpoint: "/accounts/balance/get",
        serverTime: at,
        startedAt: at,
        sent: { accountIds: null, minLastUpdatedDatetime: null },
      }),
    ],
  });

describe("what two windows write into VS Code's memory in the same moment may be lost, and nothing false comes of it", () => {
  test("one window's write is lost when the other writes before it has heard: this is about something", async () => {
    const memory = sharedMemory();
    const [one, other] = [memory.open(), memory.open()];
    await keepLocalAlias(one, "item1", "Rent");
    await keepLocalAlias(other, "item2", "Payroll");
    memory.tell();
    const names = withLocalAliases(one, [anItem({ itemId: "item1" }), anItem({ itemId: "item2" })]);
    expect(names.map(({ alias }) => alias)).toEqual([undefined, "Payroll"]);
  });

  test("heard of in between, both are kept", async () => {
    const memory = sharedMemory();
    const [one, other] = [memory.open(), memory.open()];
    await rememberRuleset(one, "sandbox", "first");
    memory.tell();
    await rememberRuleset(other, "sandbox", "second");
    memory.tell();
    expect(rulesetKeys(one, "sandbox")).toEqual(["second", "first"]);
  });

  test("of real-time calls an earlier one is remembered, never one that was not made: the bound is wider, and true", async () => {
    const memory = sharedMemory();
    const [one, other] = [new RealTimeCalls(memory.open()), new RealTimeCalls(memory.open())];
    await one.learn(realTime("2026-11-22T12:00:00.000Z"));
    await other.learn(realTime("2026-11-22T10:00:00.000Z"));
    memory.tell();
    for (const window of [one, other]) {
      expect(["2026-11-22T10:00:00.000Z", "2026-11-22T12:00:00.000Z"]).toContain(window.lastOf(item.itemId, "sandbox"));
    }
  });

  test("keys and tokens are not there: with their marker lost, stored keys still count, and erased ones are gone", async () => {
    const memory = sharedMemory();
    const secrets = fakeSecrets();
    const [one, other] = [memory.open(), memory.open()];
    const keys = [one, other].map((memento) => new SandboxKeyStore({ secrets, memento, known: new SecretValues() }));
    await keys[0]?.write({ clientId: "client", secret: "secret" }, { areChecked: true });
    await keepLocalAlias(other, "item2", "Payroll");
    memory.tell();
    expect(await Promise.all(keys.map((each) => each.state()))).toEqual(["stored", "stored"]);
    await keys[0]?.erase();
    expect([...secrets.saved]).toEqual([]);
    // The other window writes the marker back, and asks for keys that nobody has: told, and set again or not.
    await other.update("sandbox.keysStored", true);
    memory.tell();
    expect(await keys[0]?.read()).toBeNull();
  });

  test("Items are not there: two windows that add one each keep both", async () => {
    const [folder, secrets] = [fakeFolder(), fakeSecrets()];
    const windows = [1, 2].map(
      () => new SandboxItems({ folder, secrets, known: new SecretValues(), clock: stillClock() }),
    );
    await Promise.all(
      windows.map((window, index) => window.put({ ...item, itemId: `item${index}` }, `token-${index}`)),
    );
    expect((await windows[0]?.list())?.map(({ itemId }) => itemId).toSorted()).toEqual(["item0", "item1"]);
  });
});
