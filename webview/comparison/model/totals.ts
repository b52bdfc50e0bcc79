import type { KnownAccount } from "../../../src/core/accountsOf.ts";
import { type BalanceField, currencyOf } from "../../../src/core/balances.ts";
import { sumMoney } from "../../../src/core/money.ts";
import type { Answers } from "./answers.ts";
import type { Strand } from "./groups.ts";

/** Money of one currency over the accounts of one type. */
export interface Total {
  readonly currency: string | null;
  readonly value: number;
}

/** What is added up for a type: money at hand is available, money owed and money held is current. */
export function totalledField(type: string): BalanceField {
  return type === "depository" ? "available" : "current";
}

/**
 * The totals of one column over the accounts of one type, a currency each. None where an account has no number there:
 * a sum that leaves out an account would look like a difference.
 */
export function totalsOf(
  accounts: readonly KnownAccount[],
  strand: Strand,
  field: BalanceField,
  answers: Answers,
): readonly Total[] {
  const byCurrency = new Map<string | null, number[]>();
  for (const { accountId } of accounts) {
    const balances = answers.in(strand, accountId);
    const value = balances?.[field];
    if (balances === null || typeof value !== "number") return [];
    const currency = currencyOf(balances);
    const values = byCurrency.get(currency);
    if (values === undefined) byCurrency.set(currency, [value]);
    else values.push(value);
  }
  return [...byCurrency].map(([currency, values]) => ({ currency, value: sumMoney(values) }));
}
