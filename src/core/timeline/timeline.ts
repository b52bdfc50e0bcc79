import type { EndpointPath, ReadingKind } from "../endpoint/endpoint.ts";
import type { MoneyUnit } from "../reading/balances.ts";

/** What changed an account's balances at the bank. `several`: more than one thing at the same moment, or thinned. */
export const bankChanges = [
  "opening",
  "pending",
  "posted",
  "amount-changed",
  "dropped",
  "reversed",
  "limit",
  "movement",
  "price",
  "several",
] as const;
export type BankChange = (typeof bankChanges)[number];

/** The two amounts that are drawn, in units of the account's currency; null where none is told. */
export interface DrawnBalances {
  readonly available: number | null;
  readonly current: number | null;
}

/** From this moment until the next step, the bank's ledger says these balances. */
export interface BankStep extends DrawnBalances {
  /** ISO 8601. */
  readonly at: string;
  readonly change: BankChange;
  /** The transaction's name, where the step is of one; content that a caller wrote. */
  readonly name: string | null;
  /** Its amount with Plaid's sign (positive: money leaves a depository account), where the step is of one. */
  readonly amount: number | null;
}

/** From this moment until the next step of the same copy, Plaid's copy says these balances. */
export interface CopyStep extends DrawnBalances {
  /** When the copy was written, ISO 8601. */
  readonly at: string;
  /** The moment of the bank's ledger that it shows, ISO 8601; earlier than `at` where the bank's answers lag. */
  readonly ledgerOf: string;
  /** What wrote it, e.g. `link`, `background-transactions`, `balance-get`: the emulator's name of the cause. */
  readonly cause: string;
  /** `item` for the copy that all endpoints share, or the product that keeps one of its own. */
  readonly copy: string;
}

/** One call, and what it returned for the account. */
export interface CallMark extends DrawnBalances {
  /** When it was answered, ISO 8601. */
  readonly at: string;
  readonly endpoint: EndpointPath;
  readonly kind: ReadingKind;
  /** Plaid's `error_code`, or our reason where no answer came; null for an answer. */
  readonly failed: string | null;
  /** When the bank said these numbers, as an interval, ISO 8601; null where nothing bounds it. */
  readonly asOf: { readonly from: string | null; readonly to: string } | null;
  /** The comparison and reading it belongs to; null for a call of another program. */
  readonly comparisonId: string | null;
  readonly readingId: string | null;
  /** What an evaluation decided; null or absent for other calls. */
  readonly decision?: string | null;
}

/** A time in which the bank could not be asked. */
export interface TroubleSpan {
  /** ISO 8601. */
  readonly from: string;
  /** Null: it lasts. */
  readonly until: string | null;
  /** Plaid's `error_code`. */
  readonly code: string;
}

/**
 * The balances of one account over time. The local sandbox has the bank's ledger and every write of Plaid's copy; elsewhere
 * `bank` and `copies` are empty, each known number is a mark, and nothing is known between marks.
 */
export interface Timeline {
  readonly itemId: string;
  readonly accountId: string;
  /** The account's name and mask as shown elsewhere. */
  readonly name: string;
  readonly mask: string | null;
  /** Plaid's account type; a credit card's `current` is what is owed. */
  readonly type: string;
  readonly unit: MoneyUnit;
  /** The window that is told, ISO 8601. */
  readonly from: string;
  readonly to: string;
  /** The clock of the Item's environment, ISO 8601; a moment after it has not happened. */
  readonly now: string;
  /** Oldest first; the first lies at or before `from`. Empty where no ledger can be read. */
  readonly bank: readonly BankStep[];
  /** Oldest first, all copies together. */
  readonly copies: readonly CopyStep[];
  /** Oldest first. */
  readonly calls: readonly CallMark[];
  readonly troubles: readonly TroubleSpan[];
  /** When the copy is next refreshed in the background, ISO 8601; null where it is not, or not known. */
  readonly nextRefreshAt: string | null;
  /** ms by which the bank's real-time answers lag behind its ledger; 0 where they do not, or it is not known. */
  readonly realTimeLagMs: number;
  /** How many steps the thinning left out; 0: all are there. */
  readonly leftOut: number;
}

/** What an endpoint would have answered for the account at a moment. */
export interface ScrubbedAnswer extends DrawnBalances {
  readonly kind: ReadingKind;
  readonly endpoint: EndpointPath;
  /** Plaid's `error_code` where it would have failed. */
  readonly failed: string | null;
  /** What an evaluation would have decided, with the ruleset and amount that are chosen. */
  readonly decision?: string | null;
}

/** The moment that a person scrubs to, and what each kind of call would have answered then. */
export interface ScrubbedMoment {
  /** ISO 8601. */
  readonly at: string;
  /** Empty for a moment that has not happened yet. */
  readonly answers: readonly ScrubbedAnswer[];
}
