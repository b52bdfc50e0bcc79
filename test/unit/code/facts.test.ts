import { expect, test } from "vitest";
import { codeEndpoints as endpoints } from "../../../src/code/calls/sdkMethods.ts";
import { factsOfCall } from "../../../src/code/facts.ts";

const day = 86_400_000;

test("every endpoint whose calls are found has facts of its own, with a page of Plaid's", () => {
  for (const endpoint of endpoints) {
    const facts = factsOfCall(endpoint);
    expect(facts.endpoint).toBe(endpoint);
    expect(facts.docUrl).toMatch(/^https:\/\/plaid\.com\/docs\/api\/([a-z/-]+\/#[a-z_]+)?$/);
  }
});

test("a cached balance has an age, and no other number has", () => {
  for (const endpoint of endpoints) {
    const { use, oldest } = factsOfCall(endpoint);
    expect([endpoint, oldest !== null]).toEqual([endpoint, use === "cached"]);
  }
  expect(factsOfCall("/accounts/get").oldest).toEqual({ updatedMs: 2 * day, notUpdatedMs: 90 * day });
  // An Item that answers these has a product that Plaid updates.
  expect(factsOfCall("/transactions/sync").oldest?.notUpdatedMs).toBeNull();
});

test("only what reads the bank takes as long as the bank", () => {
  const slow = endpoints.filter((endpoint) => (factsOfCall(endpoint).latency?.p95Ms ?? 0) > 10_000);
  expect(slow.sort()).toEqual([
    "/accounts/balance/get",
    "/processor/balance/get",
    "/processor/signal/evaluate",
    "/signal/evaluate",
  ]);
  expect(factsOfCall("/accounts/balance/get")).toMatchObject({
    use: "real-time",
    slowMs: 30_000,
    billing: "flat-fee",
    productionLimit: { windowMs: 60_000, perItem: 5, perClient: 1200 },
    contactsBank: "always",
    refreshesCache: "yes",
  });
});

test("what reads no balance says so", () => {
  expect(factsOfCall("/item/get").use).toBe("none");
  expect(factsOfCall("/identity/match").use).toBe("nulls");
  expect(factsOfCall("/processor/identity/match").use).toBe("nulls");
  expect(factsOfCall("/asset_report/get").use).toBe("report");
  expect(factsOfCall("/transfer/authorization/create").use).toBe("decides");
});

test("a consumer report is billed by the request; of the others Plaid does not say", () => {
  const billed = endpoints.filter(
    (endpoint) => factsOfCall(endpoint).use === "report" && factsOfCall(endpoint).billing,
  );
  expect(billed.sort()).toEqual([
    "/cra/check_report/base_report/get",
    "/cra/check_report/verification/get",
    "/cra/monitoring_insights/get",
  ]);
});

test("a partner's call is as the Item's own, without its limits and its bill", () => {
  expect(factsOfCall("/processor/balance/get")).toEqual({
    ...factsOfCall("/accounts/balance/get"),
    endpoint: "/processor/balance/get",
    billing: null,
    sandboxLimit: null,
    productionLimit: null,
    docUrl: "https://plaid.com/docs/api/processor-partners/#processorbalanceget",
  });
});
