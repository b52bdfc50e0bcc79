import { accountBody } from "../../test/builders/bodies.ts";

const start = Date.parse("2026-03-01T00:00:00Z");
const accounts = 4;

/** A log of one Item alone: a cached and a real-time call in turn, numbers that move, and one failure in thirty. */
export function oneItemLog(calls: number): string {
  const bank = Array.from({ length: accounts }, (_, account) => 100_000 + account * 10_000);
  let copy = [...bank];
  const lines: string[] = [];
  for (let call = 0; call < calls; call += 1) {
    bank[call % accounts] = (bank[call % accounts] ?? 0) + (call % 7) * 311 - 900;
    if (call % 20 === 0) copy = [...bank];
    const isRealTime = call % 2 === 1;
    lines.push(
      JSON.stringify({
        time: start + call * 60_000,
        url: `https://production.plaid.com${isRealTime ? "/accounts/balance/get" : "/accounts/get"}`,
        reqId: `q${call}`,
        responseTime: isRealTime ? 2200 : 90,
        res: { data: call % 30 === 7 ? failure(call) : answer(call, isRealTime ? bank : copy) },
      }),
    );
  }
  return `${lines.join("\n")}\n`;
}

function answer(call: number, cents: readonly number[]): object {
  return {
    accounts: cents.map((value, account) =>
      accountBody({ id: `account-${account}`, available: value / 100, current: value / 100 + 50 }),
    ),
    item: { item_id: "item-1", products: ["transactions"], error: null },
    request_id: `r${call}`,
  };
}

function failure(call: number): object {
  return {
    error_type: "INSTITUTION_ERROR",
    error_code: "INSTITUTION_DOWN",
    error_message: "this institution is not currently responding to this request",
    display_message: null,
    request_id: `r${call}`,
  };
}
