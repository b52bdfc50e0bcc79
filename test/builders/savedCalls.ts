import type { Comparison } from "../../src/core/comparison/comparison.ts";
import type { AccountReading } from "../../src/core/reading/balances.ts";
import type { OkReading, Reading, TransactionFact } from "../../src/core/reading/reading.ts";
import { comparisonOf, itemFacts, okReading, signalFacts } from "./comparison.ts";

/** What else is known of a call. */
type More = Partial<Pick<OkReading, "sent" | "notRecorded">>;

/** A call of one day: its id says which it is; each took 10 ms. @param time `10:00:05`, in UTC */
function timed(id: string, time: string, reading: OkReading, more: More = {}): OkReading {
  const at = `2026-03-02T${time}.000Z`;
  return { ...reading, startedAt: at, serverTime: at, latencyMs: 10, ...more, id };
}

export function cachedAt(id: string, time: string, accounts: readonly AccountReading[], more?: More): OkReading {
  return timed(id, time, okReading("cached", "/accounts/get", accounts), more);
}

export function realTimeAt(id: string, time: string, accounts: readonly AccountReading[], more?: More): OkReading {
  return timed(id, time, okReading("real-time", "/accounts/balance/get", accounts), more);
}

/** An evaluation of a debit of this amount, of the checking account, by a Scores ruleset. */
export function evaluatedAt(id: string, time: string, balance: number, debit: number): OkReading {
  const accounts = [{ accountId: "checking", balances: { available: balance, current: balance } }];
  const signal = signalFacts({ amount: debit, rulesetKey: "scores", hasScores: true, coreAttributeCount: 81 });
  return timed(id, time, okReading("evaluated", "/signal/evaluate", accounts, { signal }));
}

export function rowsAt(
  id: string,
  time: string,
  accounts: readonly AccountReading[],
  rows: readonly TransactionFact[],
): OkReading {
  const transactions = { updateStatus: "HISTORICAL_UPDATE_COMPLETE", rows, pages: 1, completeFrom: "" };
  return timed(id, time, okReading("cached", "/transactions/sync", accounts, { transactions }));
}

/** `/item/get`, with the time of the last update of Transactions. */
export function itemAt(id: string, time: string, updated: string): OkReading {
  const transactions = { lastSuccessfulUpdate: `2026-03-02T${updated}.000Z`, lastFailedUpdate: null };
  return timed(id, time, okReading("cached", "/item/get", [], { item: itemFacts({ transactions }) }));
}

/** Saved responses, as the reader opens them: their order is that of their times. */
export function savedComparisonOf(...readings: readonly Reading[]): Comparison {
  return { ...comparisonOf({}), origin: "saved", environment: "local", readings };
}
