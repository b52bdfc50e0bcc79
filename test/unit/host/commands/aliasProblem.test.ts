import { expect, test } from "vitest";
import { aliasProblem } from "../../../../src/host/ask/aliasProblem.ts";

test("a name of one's own is short and no token, since it is shown and kept where no secret may be", () => {
  expect(["", "Mine", "access-sandbox", "x".repeat(80)].map(aliasProblem)).toEqual(Array(4).fill(undefined));
  expect(aliasProblem("my access-sandbox-7c69d345-fda7-4b9a-a3b6-8a2d7d0e0d0f")).toMatch(/token/);
  expect(aliasProblem("x".repeat(81))).toBeDefined();
});
