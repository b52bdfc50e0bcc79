import { accountBody } from "../../test/builders/bodies.ts";

const start = Date.parse("2026-03-01T00:00:00Z");
const accounts = 4;

/**
 * A log of one Item alone: a cached and a real-time call in turn, numbers that move, a copy that follows them every
 * `copiedEvery` calls, and one failure in thirty. With evaluations every fifth call evaluates a debit instead, by turns from the
 * bank's balance and from the copy.
 */
export function oneItemLog(calls: number, { withEvaluations = false, copiedEvery = 20 } = {}): string {
  const bank = Array.from({ length: accounts }, (_, account) => 100_000 + account * 10_000);
  let copy = [...bank];
  const lines: string[] = [];
  for (let call = 0; call < calls; call += 1) {
    bank[call % accounts] = (bank[call % accounts] ?? 0) + (call % 7) * 311 - 900;
    if (call % copiedEvery === 0) copy = [...bank];
    if (withEvaluations && call % 5 === 4) {
      lines.push(evaluation(call, call % 2 === 1 ? bank : copy));
      continue;
    }
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

function evaluation(call: number, cents: readonly number[]): string {
  const account = Math.floor(call / 5) % accounts;
  const value = (cents[account] ?? 0) / 100;
  return JSON.stringify({
    time: start + call * 60_000,
    url: "https://production.plaid.com/signal/evaluate",
    reqId: `q${call}`,
    responseTime: 1400,
    req: {
      body: { client_transaction_id: `debit-${call}`, account_id: `account-${account}`, amount: 900 + (call % 400) },
    },
    res: {
      data: {
        request_id: `r${call}`,
        ruleset: { ruleset_key: "balance", result: call % 3 === 0 ? "REROUTE" : "ACCEPT" },
        core_attributes: { available_balance: value, current_balance: value + 50 },
        warnings: [],
      },
    },
  });
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
