import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { OkReading, Pass } from "../../../src/core/reading/reading.ts";
import { account, comparison, ok } from "./fixtures.ts";

const minute = 60_000;

/** The number of a call in a log, from 1: its cached one has a copy from five calls before. */
export function bankAt(call: number): number {
  return 1000 + call;
}

/**
 * A log of one account: so many times a cached and a real-time call, a minute apart. The first two are a comparison's own,
 * the others were read again, or are single calls.
 */
export function logOf(times: number): Comparison {
  const readings = Array.from({ length: times }, (_, index) => index + 1).flatMap((call) => {
    const pass = (own: Pass, later: Pass): Pass => (call === 1 ? own : later);
    const number = call === 1 ? "" : `#${call - 1}`;
    const at = (half: number) => (call * 2 + half) * minute;
    const cached = ok("/accounts/get", [account("Checking", { available: bankAt(call) - 5, current: 2000 })], {
      pass: pass("cached", "cached-again"),
      at: at(0),
    });
    const live = ok("/accounts/balance/get", [account("Checking", { available: bankAt(call), current: 2000 })], {
      pass: pass("real-time", "single"),
      at: at(1),
    });
    return [cached, live].map((reading) => ({
      ...reading,
      id: `${reading.id}${number}`,
      requestId: `r${reading.id}${call}`,
    }));
  });
  const order: readonly Pass[] = ["cached", "real-time", "cached-again", "single"];
  return comparison(
    readings.toSorted((left, right) => order.indexOf(left.pass) - order.indexOf(right.pass)),
    { origin: "saved", wallMs: null, plan: { steps: [], options: { evaluate: null } } },
  );
}

/** An evaluation of a debit that the next one, a minute later, is of too: of 0 and 1, of 2 and 3. */
export function evaluationAt(place: number): OkReading {
  const at = place * minute + (place - (place % 2)) * 60 * minute;
  const amount = 100 + Math.floor(place / 2);
  const accountId = "account-Checking";
  const request = { accountId, amount, rulesetKey: null, clientTransactionId: `debit-${place}` };
  const signal = {
    ...{ accountId, amount, clientTransactionId: request.clientTransactionId, rulesetKey: null, result: "ACCEPT" },
    ...{
      hasScores: false,
      coreAttributeCount: 0,
      balanceLastUpdated: null,
      transactionsLastUpdated: null,
      warnings: [],
    },
  };
  const made = ok("/signal/evaluate", [], { pass: "evaluated", at, signal });
  return {
    ...made,
    id: `${made.id}#${place}`,
    sent: { accountIds: [accountId], minLastUpdatedDatetime: null, evaluate: request },
  };
}
