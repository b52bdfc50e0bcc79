import { expect, test } from "vitest";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { beginAndShow } from "../../../../src/host/commands/local/beginAndShow.ts";
import { ItemStore } from "../../../../src/host/store/itemStore.ts";
import { anItem } from "../support/fakes.ts";

/** Whose work ends when a scenario of this content begins, beside an Item of a scenario and one that a person made. */
async function endedBy(scenario: Parameters<typeof beginAndShow>[1]): Promise<readonly string[]> {
  const items = new ItemStore("local");
  const ofNone = anItem({ itemId: "own", environment: "local" });
  items.listLoaded([ofNone, { ...ofNone, itemId: "taught", scenario: "daily-refresh" }]);
  const ended: string[] = [];
  const begun = new Error("the scenario would begin now");
  const deps = {
    items,
    environmentChoice: { rememberLocal: async () => undefined, switchTo: async () => undefined },
    local: { use: async () => ({ url: "http://127.0.0.1:1", control: "http://127.0.0.1:1/_emulator", token: "t" }) },
    itemReads: { stop: (itemId: string) => void ended.push(itemId) },
    comparisonWork: { cancel: () => undefined, settled: () => Promise.reject(begun) },
  } as unknown as CommandDependencies;
  await beginAndShow(deps, scenario, AbortSignal.abort()).catch(() => undefined);
  return ended;
}

test("ends the work of the Item of that scenario, by its name or by its file's", async () => {
  expect(await endedBy({ name: "daily-refresh" })).toEqual(["taught"]);
  expect(await endedBy({ scenario: { name: "daily-refresh" } })).toEqual(["taught"]);
});

test("a file without a name ends the work of no Item", async () => {
  expect(await endedBy({ scenario: {} })).toEqual([]);
  expect(await endedBy({ scenario: [] })).toEqual([]);
});
