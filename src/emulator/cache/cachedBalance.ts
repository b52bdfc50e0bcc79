import type { BankBalances } from "../bank/balancesAt.ts";

/** What last updated a cached balance. */
export type RefreshCause =
  | "link"
  | "initial-update"
  | "historical-update"
  | "product-added"
  | "background-transactions"
  | "background-investments"
  | "background-liabilities"
  | "background-rare-check"
  | "transactions-refresh"
  | "investments-refresh"
  | "balance-get"
  | "other-client"
  | "signal-evaluate"
  | "update-mode";

export interface CachedBalance extends BankBalances {
  /** When the balance was read from the bank, ms since the epoch. */
  readonly asOf: number;
  readonly refreshedBy: RefreshCause;
}

/** Plaid's copy of an Item's balances, by account id. */
export type BalanceCopy = Map<string, CachedBalance>;
