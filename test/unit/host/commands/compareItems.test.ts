import { beforeEach, describe, expect, test } from "vitest";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { compareAllItems } from "../../../../src/host/commands/compare/compareAllItems.ts";
import { compareBalances } from "../../../../src/host/commands/compare/compareBalances.ts";
import { compareItems } from "../../../../src/host/commands/compare/compareItems.ts";
import { refreshProducts } from "../../../../src/host/commands/item/refreshProducts.ts";
import { CallRecord } from "../../../../src/host/connection/callRecord.ts";
import { ComparisonStore } from "../../../../src/host/store/comparisonStore.ts";
import { ItemStore } from "../../../../src/host/store/itemStore.ts";
import { groupNode } from "../../../../src/host/tree/nodes.ts";
import { aComparison, anItem, fakeMemento, stillClock } from "../support/fakes.ts";
import { forgetWhatHappened } from "../support/vscode/happened.ts";
import { window } from "../support/vscode/vscode.ts";

interface Choice {
  readonly label: string;
  readonly value: unknown;
}

let asked: (readonly string[])[];
/** What is chosen of the entries of each question in turn; none leaves it. */
let answers: ((choices: readonly Choice[]) => unknown)[];
/** The Items that were compared, and the reports and panels that were opened. */
let compared: string[];
let refreshed: string[];
let shown: string[];
let deps: CommandDependencies;

window.showQuickPick = async (choices: readonly Choice[]) => {
  asked.push(choices.map(({ label }) => label));
  return answers.shift()?.(choices);
};

const first = (choices: readonly Choice[]) => choices[0];
const last = (choices: readonly Choice[]) => choices.at(-1);
const all = (choices: readonly Choice[]) => choices;

beforeEach(() => {
  forgetWhatHappened();
  asked = [];
  answers = [];
  compared = [];
  refreshed = [];
  shown = [];
  const items = new ItemStore("local");
  const lesson = { place: 1, group: "Start here", label: "Lesson", bank: "A Bank", summary: "Why." };
  items.listLoaded([
    anItem({ itemId: "a", alias: "A", products: ["auth"] }),
    anItem({ itemId: "b", alias: "B", products: ["transactions", "investments"], lesson }),
    anItem({ itemId: "c", alias: "C", products: ["investments"], lesson }),
  ]);
  const clock = stillClock();
  deps = {
    items,
    clock,
    calls: new CallRecord(clock),
    comparisons: new ComparisonStore(),
    comparisonWork: {
      compare: async (item: ReturnType<typeof anItem>) => {
        compared.push(item.itemId);
        return aComparison({ item });
      },
    },
    connections: {
      of: async () => ({
        refreshProduct: async (id: string, product: string) => void refreshed.push(`${product} ${id}`),
      }),
    },
    itemReads: { read: async () => undefined },
    lastManyRun: { run: null },
    memento: fakeMemento(),
    panels: { show: (itemId: string) => void shown.push(`panel ${itemId}`) },
    reports: { show: () => void shown.push("report") },
    selection: () => [],
    settings: { current: { compare: { includeEvaluate: false } } },
    treeState: { filter: "" },
  } as unknown as CommandDependencies;
});

describe("Compare Balances", () => {
  test("of the palette compares the Item that is chosen in its panel", async () => {
    answers = [first];
    await compareItems(deps, undefined);
    expect(asked).toEqual([["A", "B", "C", "$(checklist) Several Items…"]]);
    expect([shown, compared]).toEqual([["panel a"], ["a"]]);
  });

  test("of the palette compares several in a report, by its last entry", async () => {
    answers = [last, all];
    await compareItems(deps, undefined);
    expect(asked[1]).toEqual(["A", "B", "C"]);
    expect([shown, compared]).toEqual([["report"], ["a", "b", "c"]]);
  });

  test("on a row compares it, and on several that are selected each of them", async () => {
    await compareBalances(deps, { itemId: "b" });
    expect([shown, compared]).toEqual([["panel b"], ["b"]]);
    await compareBalances(deps, { itemId: "b" }, [{ itemId: "c" }, { itemId: "b" }]);
    expect([shown, compared]).toEqual([
      ["panel b", "report"],
      ["b", "c", "b"],
    ]);
    expect(asked).toEqual([]);
  });

  test("on a group's row compares its Items alone", async () => {
    await compareAllItems(deps, groupNode("Start here"));
    expect([shown, compared]).toEqual([["report"], ["b", "c"]]);
  });
});

describe("refreshing Transactions or Investments", () => {
  test("asks which only where the Item has both", async () => {
    await refreshProducts(deps, { itemId: "c" });
    expect(asked).toEqual([]);
    answers = [last];
    await refreshProducts(deps, { itemId: "b" });
    expect(asked).toEqual([["Transactions", "Investments"]]);
    expect(refreshed).toEqual(["investments c", "investments b"]);
  });

  test("is refused for an Item that has neither", async () => {
    await expect(refreshProducts(deps, { itemId: "a" })).rejects.toThrow();
    expect(refreshed).toEqual([]);
  });
});
