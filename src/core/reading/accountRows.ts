import type { OkReading, TransactionFact, TransactionFacts } from "./reading.ts";

/** The rows of one transactions answer, by account. An account without any has no entry: "none", not "unknown". */
export interface AccountRows {
  readonly reading: OkReading;
  readonly all: ReadonlyMap<string, readonly TransactionFact[]>;
  readonly pending: ReadonlyMap<string, readonly TransactionFact[]>;
}

function byAccount(rows: readonly TransactionFact[]): ReadonlyMap<string, readonly TransactionFact[]> {
  const grouped = new Map<string, TransactionFact[]>();
  for (const row of rows) {
    const group = grouped.get(row.accountId);
    if (group === undefined) grouped.set(row.accountId, [row]);
    else group.push(row);
  }
  return grouped;
}

function isReady(reading: OkReading): reading is OkReading & { readonly transactions: TransactionFacts } {
  return reading.transactions !== undefined && reading.transactions.updateStatus !== "NOT_READY";
}

/**
 * The first of these responses with transactions; null when there is none or none was ready, which differs from having
 * no rows.
 */
export function accountRowsIn(readings: readonly OkReading[]): AccountRows | null {
  const reading = readings.find(isReady);
  if (reading === undefined) return null;
  const { rows } = reading.transactions;
  return { reading, all: byAccount(rows), pending: byAccount(rows.filter((row) => row.pending)) };
}
