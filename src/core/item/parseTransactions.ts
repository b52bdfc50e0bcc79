import { centsIn } from "../plan/debitAmount.ts";

/** A new transaction as a person types it: positive when money leaves the account. */
export interface TypedTransaction {
  readonly amount: number;
  readonly description: string;
}

/** The most that Plaid accepts in one call. Source: https://plaid.com/docs/api/sandbox/#sandboxtransactionscreate */
export const mostTransactions = 10;

/**
 * Parses amounts with descriptions, separated by semicolons: `12.50 Coffee; -1000 Payroll`. A decimal comma is
 * accepted: `12,50`. Null when a part has another form, or there are more than Plaid accepts.
 */
export function parseTransactions(text: string): readonly TypedTransaction[] | null {
  const parts = text.split(";").map((part) => part.trim());
  if (parts.at(-1) === "") parts.pop();
  if (parts.length === 0 || parts.length > mostTransactions) return null;
  const read = parts.map(transactionIn);
  return read.every((each) => each !== null) ? read : null;
}

function transactionIn(part: string): TypedTransaction | null {
  const [, typed = "", description = ""] = /^[+]?(-?[\d.,]+)\s+(\S.*)$/.exec(part) ?? [];
  const amount = centsIn(typed);
  if (amount === null || Math.abs(amount) >= most) return null;
  return { amount, description };
}

/** More than anyone would enter for a test. */
const most = 1e9;

/** The dates that a created transaction may have, latest first: YYYY-MM-DD, UTC. */
export function transactionDays(nowMs: number, furthestBackDays: number): readonly string[] {
  const dayMs = 86_400_000;
  return Array.from({ length: furthestBackDays + 1 }, (_, days) =>
    new Date(nowMs - days * dayMs).toISOString().slice(0, 10),
  );
}
