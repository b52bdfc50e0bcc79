import { expect, test } from "vitest";
import { keyProblem } from "../../../../src/core/keys/keyProblem.ts";

test.each([
  ["64b0f00dfeed5cafe0123456", null],
  [" 0123456789abcdef0123456789abcd ", null],
  ["invalid", null],
  ["", "empty"],
  ["  ", "empty"],
  ["access-production-11111111-2222-3333-4444-555555555555", "production"],
  ["PLAID_SECRET_PRODUCTION=0123", "production"],
  ["access-sandbox-11111111-2222-3333-4444-555555555555", "token"],
  ["public-sandbox-1", "token"],
  ["PLAID_SECRET=0123", "not-a-key"],
  ["two words", "not-a-key"],
  ["schlüssel", "not-a-key"],
])("%j is %j", (text, problem) => {
  expect(keyProblem(text)).toBe(problem);
});
