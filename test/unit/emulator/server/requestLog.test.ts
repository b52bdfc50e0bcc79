import { expect, test } from "vitest";
import { createRequestLog } from "../../../../src/emulator/server/requestLog.ts";

const at = Date.parse("2026-03-01T12:00:00Z");

const idOf = (ms: number): string => `request id ${ms}`.padEnd(15, "x");

function request(ms: number, outcome: { errorCode?: string; faultId?: string; itemId?: string } = {}) {
  return {
    at,
    method: "POST",
    path: "/item/get",
    status: outcome.errorCode === undefined ? 200 : 400,
    ms,
    requestId: idOf(ms),
    errorCode: outcome.errorCode,
    faultId: outcome.faultId,
    itemId: outcome.itemId,
    accountIds: undefined,
  };
}

test("the newest requests are kept, newest last, and what was read before does not change under the reader", () => {
  const log = createRequestLog(3);
  expect(log.read()).toEqual([]);
  log.add(request(1, { errorCode: "ITEM_NOT_FOUND", faultId: "f", itemId: "item" }));
  log.add(request(2));
  const before = log.read();
  for (const ms of [3, 4, 5, 6, 7]) log.add(request(ms));
  expect(before).toEqual([
    {
      at: "2026-03-01T12:00:00.000Z",
      method: "POST",
      path: "/item/get",
      status: 400,
      ms: 1,
      request_id: idOf(1),
      error_code: "ITEM_NOT_FOUND",
      fault_id: "f",
      item_id: "item",
    },
    {
      at: "2026-03-01T12:00:00.000Z",
      method: "POST",
      path: "/item/get",
      status: 200,
      ms: 2,
      request_id: idOf(2),
    },
  ]);
  expect(log.read().map(({ ms, request_id }) => [ms, request_id])).toEqual([5, 6, 7].map((ms) => [ms, idOf(ms)]));
  // What the place held before leaves no trace.
  expect(log.read().every((each) => !("error_code" in each) && !("fault_id" in each) && !("item_id" in each))).toBe(
    true,
  );
});
