import { expect, test, vi } from "vitest";
import { BalanceLensError } from "../../../src/core/failure/errors.ts";

test("an error of another bundle, which has its own copy of the class, is recognised", async () => {
  vi.resetModules();
  const other = await import("../../../src/core/failure/errors.ts");
  expect(other.BalanceLensError).not.toBe(BalanceLensError);
  const error = new other.BalanceLensError({ reason: "keys-missing", requestId: null });
  expect(error instanceof BalanceLensError).toBe(true);
  expect(new BalanceLensError({ reason: "timed-out", requestId: null }) instanceof other.BalanceLensError).toBe(true);
});

test.each([
  new Error("BalanceLensError"),
  Object.assign(new Error("x"), { name: "BalanceLensError" }),
  Object.assign(new Error("x"), { name: "BalanceLensError", failure: { reason: "made-up" } }),
  { name: "BalanceLensError", failure: { reason: "internal", requestId: null } },
  null,
])("%o is not one", (value) => {
  expect(value instanceof BalanceLensError).toBe(false);
});
