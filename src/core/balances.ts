/**
 * The money of one account in one answer, in units of its currency (dollars, not cents).
 * `null`, zero and absent are three different things: null is an answer without a number, absent is a field the
 * endpoint does not return at all. Source: Plaid's `AccountBalance` schema, https://plaid.com/docs/api/accounts/
 */
export interface Balances {
  readonly available?: number | null;
  readonly current?: number | null;
  readonly limit?: number | null;
  readonly isoCurrencyCode?: string | null;
  readonly unofficialCurrencyCode?: string | null;
  /** ISO 8601. Only Capital One (`ins_128026`) sends it. */
  readonly lastUpdatedDatetime?: string | null;
}

export type BalanceField = "available" | "current" | "limit";

/** One account as one answer shows it. An answer that carries numbers only (evaluate) leaves the rest absent. */
export interface AccountReading {
  readonly accountId: string;
  readonly balances: Balances;
  readonly name?: string;
  readonly officialName?: string | null;
  readonly mask?: string | null;
  readonly type?: string;
  readonly subtype?: string | null;
}

/** Two amounts are the same money when they differ by less than this much of the currency's unit. */
export const moneyTolerance = 0.005;

/** The currency of a balance, whichever of Plaid's two fields carries it; null when neither does. */
export function currencyOf(balances: Balances): string | null {
  return balances.isoCurrencyCode ?? balances.unofficialCurrencyCode ?? null;
}
