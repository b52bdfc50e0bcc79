import type { Ledger } from "./ledger.ts";

export type BalanceName = "available" | "current" | "limit";
export type AccountKind = "depository" | "credit" | "loan" | "investment";

/** The bank raises or lowers a limit. */
interface LimitChange {
  readonly at: number;
  readonly limit: number;
}

/** Units of one security in one account. Its price comes from the security. */
export interface Position {
  readonly security: string;
  /** Before the first movement. */
  readonly quantity: number;
  readonly costBasis: number | null;
}

/** A movement of units or cash in an investment account. */
export interface InvestmentMovement {
  readonly id: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly security: string | null;
  readonly name: string;
  readonly quantity: number;
  /** Positive: cash leaves the account. */
  readonly amount: number;
  readonly price: number;
  readonly fees: number | null;
  readonly type: string;
  readonly subtype: string;
}

/** Something with a price that moves in steps. */
export interface Security {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly ticker: string | null;
  readonly type: string;
  readonly currency: string;
  readonly isCash: boolean;
  /** Oldest first; the last at or before a moment is the price then. */
  readonly prices: readonly { readonly at: number; readonly price: number }[];
}

/**
 * An account in the bank's books. It holds no balance: what the bank shows at a moment follows from the opening balance
 * and what happened until then (`balancesAt`).
 */
export interface BankAccount {
  readonly accountId: string;
  /** The name a scenario gives it. */
  readonly key: string;
  readonly name: string;
  readonly officialName: string | null;
  readonly mask: string | null;
  readonly type: AccountKind;
  readonly subtype: string | null;
  readonly currency: { readonly iso: string | null; readonly unofficial: string | null };
  /** Before the first transaction. Owed money is positive for credit and loans. */
  readonly opening: number;
  /** Credit limit, or the overdraft limit of a depository account, before its first change. */
  readonly limit: number | null;
  /** The limit from a moment on (ms since the epoch), oldest first. */
  readonly limitChanges: readonly LimitChange[];
  /** Balances that this bank never returns for this account. */
  readonly untold: readonly BalanceName[];
  /** A fixed `available`, whatever happens (custom users). */
  readonly fixedAvailable: number | null;
  /** The bank counts the overdraft limit in `available`; Plaid's pages say that it does not. */
  readonly overdraftInAvailable: boolean;
  /** What is owed on a loan is shown as `available` too (custom users). */
  readonly availableIsCurrent: boolean;
  /** Annual percentage yield; undefined where the bank's answers have no such field. */
  readonly apy: number | null | undefined;
  /** False where the bank states nothing of a debt but its balance. */
  readonly hasLiability: boolean;
  /** It did the like before what is in its ledger: `olderActivity`. */
  readonly hasOlderActivity: boolean;
  /** It moved before the link too: `movementsBefore`. */
  readonly hasMovementHistory: boolean;
  /** Borrowed on an investment account's holdings. */
  readonly marginLoan: number | null;
  readonly transactions: Ledger;
  readonly positions: readonly Position[];
  readonly movements: readonly InvestmentMovement[];
  readonly holder: "personal" | "business" | "unrecognized" | null;
  readonly details: AccountDetails;
}

/** Data of other products; numbers and owners are made up when absent. */
interface AccountDetails {
  readonly owners?: readonly OwnerSeed[];
  readonly numbers?: Readonly<Record<string, string | null>>;
  readonly liability?: Readonly<Record<string, unknown>>;
}

export interface OwnerSeed {
  readonly names: readonly string[];
  readonly emails: readonly { data: string; primary: boolean; type: string }[];
  readonly phone_numbers: readonly { data: string; primary: boolean; type: string }[];
  readonly addresses: readonly { data: Readonly<Record<string, string | null>>; primary: boolean }[];
}
