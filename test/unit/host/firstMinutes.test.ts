import { beforeEach, expect, test } from "vitest";
import type { Pass } from "../../../src/core/reading/reading.ts";
import { followContext } from "../../../src/host/session/contextFollower.ts";
import { ComparisonStore } from "../../../src/host/store/comparisonStore.ts";
import { ItemStore } from "../../../src/host/store/itemStore.ts";
import { aComparison, anItem, aReading } from "./support/fakes.ts";
import { contextKeys } from "./support/vscode/happened.ts";

let items: ItemStore;
let comparisons: ComparisonStore;

beforeEach(() => {
  contextKeys.clear();
  items = new ItemStore("local");
  comparisons = new ComparisonStore();
  const nothing = { onDidChange: () => ({ dispose() {} }) };
  followContext({
    items,
    comparisons,
    keys: { state: async () => "none", ...nothing },
    secrets: nothing,
    treeState: nothing,
    local: nothing,
    log: { warn() {} },
    onKeysLost() {},
  } as unknown as Parameters<typeof followContext>[0]);
});

const readings = (...passes: readonly Pass[]) => passes.map((pass) => aReading({ pass }));

test("the step of the comparison ends with one that is whole, and not with less", () => {
  const { itemId } = anItem();
  comparisons.set(itemId, {
    comparison: aComparison({ status: "running", readings: readings("cached", "real-time") }),
  });
  comparisons.set(itemId, {
    comparison: aComparison({ status: "cancelled", readings: readings("cached", "real-time") }),
  });
  comparisons.set(itemId, { comparison: aComparison({ readings: readings("single") }) });
  expect(contextKeys.get("balanceLens.compared")).toBeUndefined();
  comparisons.set(itemId, { comparison: aComparison({ readings: readings("cached", "real-time", "cached-again") }) });
  expect(contextKeys.get("balanceLens.compared")).toBe(true);
  comparisons.forget(itemId);
  expect(contextKeys.get("balanceLens.compared")).toBe(true);
});

test("the step of the custom user ends with an Item of one, in the list or added to it", () => {
  items.listLoaded([anItem({ testUser: "user_good" })]);
  expect(contextKeys.get("balanceLens.customUserItem")).toBe(false);
  items.listLoaded([anItem({ testUser: "user_good" }), anItem({ itemId: "item2", testUser: "user_custom" })]);
  expect(contextKeys.get("balanceLens.customUserItem")).toBe(true);
});

test("an empty list is told from one that is not known yet", () => {
  items.listLoading();
  expect(contextKeys.get("balanceLens.listed")).not.toBe(true);
  items.listLoaded([]);
  expect(contextKeys.get("balanceLens.listed")).toBe(true);
  items.reset("sandbox");
  expect(contextKeys.get("balanceLens.listed")).toBe(false);
});
