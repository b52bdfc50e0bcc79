import type { BankBalances } from "../bank/balancesAt.ts";

/** What last moved a cached balance. */
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
  /** ms since the epoch: when the bank said so. */
  readonly asOf: number;
  readonly refreshedBy: RefreshCause;
}

/** Plaid's copy of the balances of one Item, by account id. */
export type BalanceCopy = Map<string, CachedBalance>;
