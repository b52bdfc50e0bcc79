import type { BankAccount, Security } from "../bank/account.ts";
import type { BalanceCopy } from "../cache/cachedBalance.ts";
import type { TransactionFeed } from "../cache/transactionFeed.ts";
import type { ErrorCode } from "../wire/errorFacts.ts";

/** Products that Plaid refreshes in the background, and the hidden rare check of Items without any of them. */
export type RefreshedProduct = "transactions" | "investments" | "liabilities" | "rare-check";

export interface RefreshPlan {
  readonly product: RefreshedProduct;
  /** ms between two refreshes; null when they have stopped. */
  readonly every: number | null;
  /** One moment of the schedule; the others are whole periods before and after it. */
  readonly anchor: number;
}

/** The bank cannot be reached between two moments. */
export interface BankFault {
  readonly code: ErrorCode;
  readonly from: number;
  /** Null: permanently. */
  readonly until: number | null;
}

/** A login was required from one moment until another, ms since the epoch. */
interface LoginSpan {
  readonly code: ErrorCode;
  readonly from: number;
  /** null: it still is. */
  readonly until: number | null;
}

/** Switches for behaviour of Plaid's that is unknown, or that depends on the bank. */
export interface ItemSwitches {
  /** Cached endpoints keep answering while a login is required. Plaid's pages say they answer the error instead. */
  readonly cachedAnswersWhenBroken: boolean;
  /** An evaluation that asks the bank also refreshes the cached balance. */
  readonly evaluateWritesThrough: boolean;
  /** Each product keeps a cached balance of its own instead of sharing one. */
  readonly copyPerProduct: boolean;
  /** Cached balances are adjusted by transactions received since they were taken. */
  readonly adjustedByTransactions: boolean;
  /** Background refreshes of transactions do not ask for the balance. */
  readonly transactionsLeaveBalance: boolean;
  /** The bank lists pending transactions. */
  readonly bankListsPending: boolean;
  /** The bank states the running balance of posted transactions. */
  readonly runningBalance: boolean;
  /** A real-time call starts a background update of Transactions, right behind it and stamped with its moment. */
  readonly realTimeStartsUpdate: boolean;
  /** An Item without a bank login still has the balance of the link. */
  readonly manualBalance: boolean;
  /** Its institution has a status, as in Production, derived from what this Item meets there. */
  readonly institutionStatus: boolean;
  /** Answers have the form of those recorded of Plaid's Sandbox, where its pages and the SDK leave more than one. */
  readonly asRecorded: boolean;
}

export interface ItemStatus {
  lastSuccessfulUpdate: number | null;
  lastFailedUpdate: number | null;
}

/** One account of an Item, handed to a partner. */
export interface ProcessorToken {
  readonly token: string;
  readonly itemId: string;
  readonly accountId: string;
  /** Where the partner is sent its webhooks. */
  webhook: string | null;
}

/** A person's connection to a bank, with both sides: the bank's ledger and Plaid's copy. */
export interface Item {
  readonly itemId: string;
  accessToken: string;
  /** The scenario it came from; null when it was made by a call. */
  readonly scenario: string | null;
  readonly institutionId: string;
  readonly username: string;
  /** Replaced and never mutated, so that caches of it can compare by identity. */
  products: readonly string[];
  /** Products the person agreed to; null when consent is not tracked. */
  readonly consented: readonly string[] | null;
  readonly authMethod: string | null;
  /** The id of its twin at Plaid Check; null: it has none. */
  readonly pairedItemId: string | null;
  webhook: string | null;
  /** The time of the link, ms since the epoch. */
  readonly createdAt: number;
  /** When this life of the Item was put into the world, real ms since the epoch; null: with the world. */
  begunReal: number | null;
  /** ms after the link until the first transactions and the older ones arrive. */
  pullsAfter: { readonly first: number; readonly history: number };
  /** Plaid pulls this many days of transactions: as many as were asked for when Transactions was added. */
  daysRequested: number;
  /** Those shared with Plaid. Replaced and never mutated. */
  accounts: readonly BankAccount[];
  /** The others at this bank, which Link's update mode can add. */
  unshared: readonly BankAccount[];
  readonly securities: ReadonlyMap<string, Security>;
  readonly switches: ItemSwitches;
  readonly refreshPlans: RefreshPlan[];
  /** Set when the person must log in again; cleared by a repair. */
  login: { readonly code: ErrorCode; readonly since: number } | null;
  /** The newest 200 spans in which a login was required, oldest first. The last may still be open. */
  readonly loginSpans: LoginSpan[];
  /** ms after linking or repair at which the login expires by itself; null never. */
  readonly loginLasts: number | null;
  loginGoodSince: number;
  /** True when the expiry is scheduled. */
  expiryScheduled?: boolean;
  /** Moments at which the scenario breaks the login. */
  readonly loginBreaks: readonly number[];
  readonly faults: readonly BankFault[];
  /** Times at which another client makes a real-time call. */
  readonly realTimeCalls: readonly number[];
  /** ms by which the bank's real-time responses lag behind its ledger. */
  readonly realTimeLags: number;
  /** The cached balances stay as they are, whatever would refresh them. */
  copyFrozen: boolean;
  /** How an account's number was verified, by account id; absent when by a login. */
  readonly verification: Map<string, string>;
  readonly copies: Map<string, BalanceCopy>;
  /** As-of time of the copied holdings and liabilities, by product; absent before the first refresh. */
  readonly productAsOf: Map<string, number>;
  readonly feed: TransactionFeed;
  readonly status: { readonly transactions: ItemStatus; readonly investments: ItemStatus };
  /** Oldest first. */
  readonly processors: ProcessorToken[];
  lastWebhook: { readonly at: number; readonly code: string } | null;
  /** The number of requested refreshes: each adds transactions for `user_transactions_dynamic`. */
  refreshesAsked: number;
  readonly evaluate: { readonly account: string; readonly amount: number; readonly rulesetKey: string | null } | null;
  /** The ruleset used when a call names none; null when the client has opted out of rulesets. */
  readonly implicitRuleset: string | null;
}
