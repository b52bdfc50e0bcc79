import { describe, expect, test } from "vitest";
import { outcomeOf } from "../../../../src/core/summaries/itemOutcomes.ts";
import { linkedTwice } from "../../../../src/core/summaries/linkedTwice.ts";
import { manyDocument } from "../../../../src/text/documents/manyDocument.ts";
import { checking, savings } from "../../../builders/accounts.ts";
import { comparisonOf, itemFacts } from "../../../builders/comparison.ts";
import { serverNow } from "../../../builders/times.ts";

function linked(itemId: string, accounts: readonly ReturnType<typeof checking>[], institutionId = "ins_1") {
  return outcomeOf(comparisonOf({ item: itemFacts({ itemId, institutionId }), cached: accounts, realTime: accounts }));
}

const numbers = { available: 5, current: 5 };
// Each Item has ids of its own for the same accounts.
const two = (prefix: string, mask = "0000") => [
  checking({ ...numbers, id: `${prefix}-checking`, mask }),
  { ...savings(numbers), accountId: `${prefix}-savings` },
];

describe("Items that may be one login", () => {
  test("have all their accounts in common, by what the bank calls them", () => {
    const found = linkedTwice([linked("one", two("a")), linked("two", two("b")), linked("three", two("c", "9999"))]);
    expect(found.map(({ items, accounts }) => [items.map(({ itemId }) => itemId), accounts])).toEqual([
      [["one", "two"], 2],
    ]);
  });

  test.each([
    ["another institution", linked("two", two("b"), "ins_2")],
    ["fewer accounts", linked("two", two("b").slice(0, 1))],
    [
      "an account whose number nobody gives",
      linked("two", [checking({ ...numbers, mask: null }), ...two("b").slice(1)]),
    ],
    ["the same Item, compared again", linked("one", two("a"))],
  ])("are not those with %s", (_, other) => {
    expect(linkedTwice([linked("one", two("a")), other])).toEqual([]);
  });

  test("are told of in the summary of several, as possible and with what to do", () => {
    const text = manyDocument(
      {
        outcomes: [linked("one", two("a")), linked("two", two("b"))],
        left: 0,
        startedAt: serverNow,
        environment: "Local Sandbox",
        nameOf: ({ item }) => item.institutionName ?? item.itemId,
      },
      { messages: {}, locale: "en-US", timeZone: "UTC" },
    );
    expect(text).toContain("## Possibly linked twice");
    expect(text).toMatch(/\(one\) and .*\(two\) list the same 2 accounts.*possibly one login.*remove the other/);
  });
});
