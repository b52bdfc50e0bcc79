import { centsIn } from "../plan/debitAmount.ts";

/** What a person types for a new transaction: positive when money leaves the account. */
export interface TypedTransaction {
  readonly amount: number;
  readonly description: string;
}

/** Plaid takes so many in one call. Source: https://plaid.com/docs/api/sandbox/#sandboxtransactionscreate */
export const mostTransactions = 10;

/**
 * Reads `12.50 Coffee; -1000 Payroll`, and `12,50` where that is how it is written: an amount and what it is for, several with a semicolon between them. Null when a part is
 * anything else, or there are more than Plaid takes.
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

/** More than anybody would enter for a test. */
const most = 1e9;

/** The days a made-up transaction may have, the latest first: YYYY-MM-DD, by UTC. */
export function transactionDays(nowMs: number, furthestBackDays: number): readonly string[] {
  const dayMs = 86_400_000;
  return Array.from({ length: furthestBackDays + 1 }, (_, days) =>
    new Date(nowMs - days * dayMs).toISOString().slice(0, 10),
  );
}
