import { expect, test } from "vitest";
import { isProductionHost, isProductionToken } from "../../../../src/core/keys/isProduction.ts";

test.each([
  ["production.plaid.com", true],
  ["PRODUCTION.PLAID.COM.", true],
  ["development.plaid.com", true],
  ["plaid.com", true],
  ["plaid-production.example.com", true],
  ["sandbox.plaid.com", false],
  ["notplaid.com", false],
  ["127.0.0.1", false],
])("the host %s is of production: %j", (host, expected) => {
  expect(isProductionHost(host)).toBe(expected);
});

test.each([
  ["access-production-1", true],
  [' "ACCESS-PRODUCTION-1"', true],
  ["processor-production-1", true],
  ["access-sandbox-production-1", false],
  ["access-sandbox-1", false],
])("the token %s is of production: %j", (token, expected) => {
  expect(isProductionToken(token)).toBe(expected);
});
