import fc from "fast-check";
import { expect, test } from "vitest";
import { compactJson } from "../../../src/host/rulesets/compactJson.ts";

test("any JSON says the same in this layout", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(compactJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("what fits into a line stands in one, the outermost never", () => {
  const rules = [
    { when: [{ test: "bank_failed" }], result: "REVIEW" },
    { when: [{ test: "balance_at_most_amount" }], result: "REROUTE", internal_note: "does not cover the debit" },
  ];
  expect(compactJson({ mine: { kind: "balance", rules, fallback: { result: "ACCEPT" } } })).toBe(`{
  "mine": {
    "kind": "balance",
    "rules": [
      { "when": [{ "test": "bank_failed" }], "result": "REVIEW" },
      {
        "when": [{ "test": "balance_at_most_amount" }],
        "result": "REROUTE",
        "internal_note": "does not cover the debit"
      }
    ],
    "fallback": { "result": "ACCEPT" }
  }
}`);
});
