import type { EndpointPath, ReadingKind } from "../endpoint/endpoint.ts";
import type { MoneyUnit } from "../reading/balances.ts";

/**
 * What changed an account's balances at the bank. `several`: more than one change at the same moment, or merged by
 * thinning.
 */
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

/** The two balances that are drawn, in the account's currency; null when not known. */
export interface DrawnBalances {
  readonly available: number | null;
  readonly current: number | null;
}

/** From this moment until the next step, the bank's ledger has these balances. */
export interface BankStep extends DrawnBalances {
  /** ISO 8601. */
  readonly at: string;
  readonly change: BankChange;
  /** The name of the step's transaction, if any; it is text that a caller wrote. */
  readonly name: string | null;
  /** The transaction's amount, if any, with Plaid's sign (positive: money leaves a depository account). */
  readonly amount: number | null;
}

/** From this moment until the next step of the same copy, Plaid's copy has these balances. */
export interface CopyStep extends DrawnBalances {
  /** When the copy was written, ISO 8601. */
  readonly at: string;
  /** The ledger time that the copy shows, ISO 8601; earlier than `at` when the bank's responses lag. */
  readonly ledgerOf: string;
  /** The cause of the write, by the emulator's name: `link`, `background-transactions`, `balance-get`… */
  readonly cause: string;
  /** `item` for the copy that all endpoints share, else the product that has its own. */
  readonly copy: string;
}

/** A call, with the balances it returned for the account. */
export interface CallMark extends DrawnBalances {
  /** When its response came, ISO 8601. */
  readonly at: string;
  readonly endpoint: EndpointPath;
  /** The path that a partner called to read the endpoint's response for one account; absent for the endpoint's own. */
  readonly partnerPath?: string;
  readonly kind: ReadingKind;
  /** Plaid's `error_code`, or our reason when no response came; null for a success. */
  readonly failed: string | null;
  /** The interval that the balances are of, ISO 8601; null when nothing bounds it. */
  readonly asOf: { readonly from: string | null; readonly to: string } | null;
  /** The comparison and reading of the call; null for another program's call. */
  readonly comparisonId: string | null;
  readonly readingId: string | null;
  /** The decision of an evaluation; null or absent for other calls. */
  readonly decision?: string | null;
}

/** A period in which the bank could not be reached, or calls failed: all calls about the Item, or those of one endpoint. */
export interface TroubleSpan {
  /** ISO 8601. */
  readonly from: string;
  /** Null: ongoing. */
  readonly until: string | null;
  /** Plaid's `error_code`, or our reason where a client gets none. */
  readonly code: string;
  /** The only endpoint whose calls failed; null or absent: all. */
  readonly endpoint?: EndpointPath | null;
}

/**
 * The balances of one account over time. The local sandbox provides the bank's ledger and every write of Plaid's copy.
 * Elsewhere `bank` and `copies` are empty: each known balance is a mark, and nothing is known between marks.
 */
export interface Timeline {
  readonly itemId: string;
  readonly accountId: string;
  /** The account's name, as shown elsewhere. */
  readonly name: string;
  readonly mask: string | null;
  /** Plaid's account type; a credit card's `current` is the amount owed. */
  readonly type: string;
  readonly unit: MoneyUnit;
  /** The period covered, ISO 8601. */
  readonly from: string;
  readonly to: string;
  /** The clock of the Item's environment, ISO 8601; later moments have not happened. */
  readonly now: string;
  /** Oldest first; the first step is at or before `from`. Empty when there is no ledger. */
  readonly bank: readonly BankStep[];
  /** The steps of all copies, oldest first. */
  readonly copies: readonly CopyStep[];
  /** Oldest first. */
  readonly calls: readonly CallMark[];
  readonly troubles: readonly TroubleSpan[];
  /** The copy's next background refresh, ISO 8601; null when there is none, or it is not known. */
  readonly nextRefreshAt: string | null;
  /** ms by which the bank's real-time responses lag behind its ledger; 0 when they do not, or it is not known. */
  readonly realTimeLagMs: number;
  /** Number of steps left out by thinning; 0: none. */
  readonly leftOut: number;
}

/** What an endpoint would have returned for the account at a moment. */
export interface ScrubbedAnswer extends DrawnBalances {
  readonly kind: ReadingKind;
  readonly endpoint: EndpointPath;
  /** Plaid's `error_code` when the call would have failed. */
  readonly failed: string | null;
  /** The decision of an evaluation with the chosen ruleset and amount. */
  readonly decision?: string | null;
}

/** The moment that a person points at, and what each kind of call would have returned then. */
export interface ScrubbedMoment {
  /** ISO 8601. */
  readonly at: string;
  /** Empty for a moment in the future. */
  readonly answers: readonly ScrubbedAnswer[];
}
