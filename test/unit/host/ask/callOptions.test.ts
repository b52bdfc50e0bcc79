import { expect, test } from "vitest";
import { callOptionsIn } from "../../../../src/host/ask/callOptions.ts";

test("the options of a call in code go before the usual ones, and leave the others as they are", () => {
  expect(callOptionsIn({ amount: 250, rulesetKey: "x" }, { evaluate: "default" })).toEqual({
    evaluate: { amount: 250, rulesetKey: "x" },
  });
  expect(callOptionsIn({ amount: 250 }, { evaluate: { accountId: "a", amount: 1 } })).toEqual({
    evaluate: { accountId: "a", amount: 250 },
  });
  const minLastUpdatedDatetime = "2026-11-01T00:00:00Z";
  expect(callOptionsIn({ minLastUpdatedDatetime }, { evaluate: null })).toEqual({ minLastUpdatedDatetime });
});

test.each([undefined, null, { itemId: "one" }, { amount: "250" }, { amount: -1 }, { amount: Number.NaN }])(
  "%o asks for nothing",
  (argument) => {
    expect(callOptionsIn(argument, { evaluate: "default" })).toEqual({});
  },
);
