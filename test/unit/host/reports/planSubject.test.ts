import fc from "fast-check";
import { expect, test } from "vitest";
import { endpointPaths } from "../../../../src/core/endpoint/endpoint.ts";
import { planSubject, readPlanSubject } from "../../../../src/host/reports/planSubject.ts";

const endpoints = fc.subarray([...endpointPaths]);
const key = fc.option(fc.string());
const debit = fc.record(
  { accountId: fc.string(), amount: fc.constantFrom(1, 99.5, 1900), rulesetKey: key },
  { requiredKeys: [] },
);
const options = fc.record(
  {
    evaluate: fc.oneof(fc.constant(null), fc.constant("default" as const), debit),
    without: endpoints,
    addProducts: endpoints,
    rulesetKeys: fc.array(key),
  },
  { requiredKeys: ["evaluate"] },
);

test("a page that is restored has the plan that was chosen in it", () => {
  fc.assert(
    fc.property(fc.string(), options, (itemId, chosen) => {
      expect(readPlanSubject(planSubject({ itemId, options: chosen }))).toEqual({ itemId, options: chosen });
    }),
  );
});

test.each([
  "",
  "null",
  "an-item-id",
  JSON.stringify({ itemId: 1, options: { evaluate: null } }),
  JSON.stringify({ itemId: "i" }),
  JSON.stringify({ itemId: "i", options: { evaluate: null, without: ["/item/remove"] } }),
  JSON.stringify({ itemId: "i", options: { evaluate: { amount: "1900" } } }),
])("what is no plan of ours is none: %s", (subject) => {
  expect(readPlanSubject(subject)).toBeNull();
});
