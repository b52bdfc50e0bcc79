/**
 * The money of one account in one response, in units of its currency (dollars, not cents). `null`, zero and absent are
 * three different things: null is a response without a number, absent is a field that the endpoint does not return at
 * all. Source: Plaid's `AccountBalance` schema, https://plaid.com/docs/api/accounts
 */
export interface Balances {
  readonly available?: number | null;
  readonly current?: number | null;
  readonly limit?: number | null;
  readonly isoCurrencyCode?: string | null;
  readonly unofficialCurrencyCode?: string | null;
  /** ISO 8601. Only Capital One (`ins_128026`) sends it. */
  readonly lastUpdatedDatetime?: string | null;
  /** What the holder borrowed on the account's investments. Only the investments endpoints send it. */
  readonly marginLoanAmount?: number | null;
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

/** The currency of a balance, whichever of Plaid's two fields carries it; null when neither does. */
export function currencyOf(balances: Balances): string | null {
  return balances.isoCurrencyCode ?? balances.unofficialCurrencyCode ?? null;
}

/** The unit of an amount. `currency` null: the response named none. */
export interface MoneyUnit {
  readonly currency: string | null;
  /**
   * True for crypto and other codes that are not ISO 4217: their amounts have no smallest unit below which a difference
   * counts as none.
   */
  readonly isUnofficial: boolean;
}

/** The unit of a balance's amounts. */
export function unitOf(balances: Balances): MoneyUnit {
  const { isoCurrencyCode, unofficialCurrencyCode } = balances;
  return {
    currency: isoCurrencyCode ?? unofficialCurrencyCode ?? null,
    isUnofficial: typeof isoCurrencyCode !== "string" && typeof unofficialCurrencyCode === "string",
  };
}

/** The unit that two responses share; one that names no currency takes the other's. Null: they name different ones. */
export function sharedUnit(left: Balances, right: Balances): MoneyUnit | null {
  const [one, other] = [unitOf(left), unitOf(right)];
  if (one.currency === null) return other;
  return other.currency === null || other.currency === one.currency ? one : null;
}
