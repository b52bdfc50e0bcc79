import type { EndpointPath, ReadingKind } from "../endpoint/endpoint.ts";
import type { Failure, FailureReason } from "../failure/errors.ts";
import type { ItemFacts } from "../item/item.ts";
import type { CallTiming } from "../run/timing.ts";
import type { AccountReading } from "./balances.ts";
import type { CoreAttributes } from "./coreAttributes.ts";

/** The request of `/signal/evaluate`. */
export interface EvaluateRequest {
  readonly accountId: string;
  /** US dollars. */
  readonly amount: number;
  readonly rulesetKey: string | null;
  readonly clientTransactionId: string;
}

/** The steps of a comparison, in the order they run; a single fetch outside one is `single`. */
export type Pass = "cached" | "evaluated" | "cached-after-evaluate" | "real-time" | "cached-again" | "single";

export type SkipReason =
  | "product-not-on-item"
  | "not-asked"
  | "no-account"
  | "budget-spent"
  | "not-supported"
  | "cancelled";

/** One row of `/transactions/sync` or `/transactions/get`, reduced to what explains a balance. */
export interface TransactionFact {
  readonly transactionId: string;
  readonly accountId: string;
  /** Positive: money leaves the account. Source: Plaid's `Transaction.amount`. */
  readonly amount: number;
  readonly pending: boolean;
  readonly date: string;
  readonly datetime: string | null;
  readonly isoCurrencyCode: string | null;
  /** Absent where the row has none. */
  readonly unofficialCurrencyCode?: string;
  readonly pendingTransactionId: string | null;
  /** The account's balance after this row as the bank gave it; absent where it gives none. */
  readonly runningBalance?: number | null;
}

export interface TransactionFacts {
  readonly updateStatus: string | null;
  readonly rows: readonly TransactionFact[];
  readonly pages: number;
  /**
   * The first day from which no row is missing up to the response, empty for all days; null where it is a part of the
   * list, or nobody kept what was asked for. Absent where this program read it to its end, and in saved responses of
   * earlier releases, which did not keep it.
   */
  readonly completeFrom?: string | null;
}

/** An attempt that did not end the reading: why it failed, and how long the wait before the next was. */
export interface Retry {
  readonly reason: FailureReason;
  readonly waitedMs: number;
}

/** What was sent with a call. */
export interface Sent {
  /** The accounts the request named (`account_ids`, `account_id`); null: none, so every account was asked for. */
  readonly accountIds: readonly string[] | null;
  /** ISO 8601, as `/accounts/balance/get` was sent it; null: not sent. */
  readonly minLastUpdatedDatetime: string | null;
  /**
   * What an evaluation was sent; absent for other endpoints, and where a kept request does not say of which account or amount.
   * `rulesetKey` null: none was sent. An empty `clientTransactionId`: nobody kept it.
   */
  readonly evaluate?: EvaluateRequest;
}

/** Replaces the account of a saved evaluation whose request was not kept, where it could be one of several. */
export const unknownAccountId = "unknown";

/** How likely a return is, as Plaid scores it: from 1 to 99, higher is likelier. Its tier is deprecated, and null where not given. */
export interface ReturnRisk {
  readonly score: number;
  readonly riskTier: number | null;
}

/** The rule of a ruleset that decided: what its author wrote beside its result in Plaid's Dashboard. */
export interface TriggeredRuleDetails {
  readonly customActionKey?: string;
  readonly internalNote?: string;
}

/** What `/signal/evaluate` returned besides the two balances. */
export interface SignalFacts {
  /** `unknownAccountId` where neither the request nor the other answers tell. */
  readonly accountId: string;
  readonly amount: number;
  readonly clientTransactionId: string;
  readonly rulesetKey: string | null;
  readonly result: string | null;
  readonly hasScores: boolean;
  readonly coreAttributeCount: number;
  readonly balanceLastUpdated: string | null;
  readonly transactionsLastUpdated: string | null;
  readonly warnings: readonly string[];
  /** Absent where the rule that decided says nothing of itself, or none did. */
  readonly triggeredRuleDetails?: TriggeredRuleDetails;
  /** Absent where the answer gives neither, and in what earlier releases kept. */
  readonly scores?: {
    readonly customerInitiatedReturnRisk?: ReturnRisk;
    readonly bankInitiatedReturnRisk?: ReturnRisk;
  };
  /**
   * The core attributes that are numbers or yes and no, by Plaid's names, without the two balances: at most
   * `mostCoreAttributes`; `coreAttributeCount` is how many the answer has. Absent where there are none.
   */
  readonly coreAttributes?: CoreAttributes;
}

interface ReadingBase {
  /** Unique within its comparison and the same in every run of the same plan, e.g. `cached:/accounts/get`. */
  readonly id: string;
  readonly endpoint: EndpointPath;
  readonly pass: Pass;
  readonly kind: ReadingKind;
}

interface AnsweredBase extends ReadingBase {
  /** ISO 8601, this machine's clock. */
  readonly startedAt: string;
  /** Monotonic, ms: of the last try, all its pages, without the waits before it. */
  readonly latencyMs: number;
  readonly timing: CallTiming;
  readonly attempts: number;
  /** What was sent; absent where nobody kept the request: then nothing is known of it, a filter included. */
  readonly sent?: Sent;
  /** The tries before the last, in order; absent when there was only one. */
  readonly retries?: readonly Retry[];
  readonly requestId: string | null;
  /** The server's `Date` header as ISO 8601; null when it sent none. "Now" for every age. */
  readonly serverTime: string | null;
  /**
   * What a saved response does not tell of its call. The field then holds a placeholder (`startedAt` the time it was
   * opened, `latencyMs` 0), which is neither shown nor used; absent when everything is known.
   */
  readonly notRecorded?: readonly NotRecorded[];
  /**
   * True for a saved response of which only the time of the answer is known: `startedAt` is that time, and the call
   * began no later. Absent otherwise.
   */
  readonly isAnswerTime?: true;
  /**
   * ms: how exactly a saved response writes `startedAt`, 1000 for whole seconds, 60000 for minutes. The call was made as much
   * later as is less than this. Absent for milliseconds.
   */
  readonly timeResolutionMs?: number;
  /** What was guessed of a saved response: no finding based on it is more than *possible*. Absent when nothing was. */
  readonly guessed?: readonly Guessed[];
}

export type NotRecorded = "startedAt" | "latencyMs";

/**
 * `endpoint`: known only by its place among others, or by a line near it. `order`: the order of readings or pages is
 * known only by their place. `time`: it was written without a zone and read as UTC; distances within one log are right,
 * the distance to Plaid's own times may be off by hours.
 */
export type Guessed = "endpoint" | "order" | "time";

export interface OkReading extends AnsweredBase {
  readonly outcome: "ok";
  readonly accounts: readonly AccountReading[];
  readonly item?: ItemFacts;
  readonly signal?: SignalFacts;
  readonly transactions?: TransactionFacts;
}

export interface FailedReading extends AnsweredBase {
  readonly outcome: "failed";
  readonly failure: Failure;
  readonly accounts: readonly [];
}

export interface SkippedReading extends ReadingBase {
  readonly outcome: "skipped";
  readonly skipReason: SkipReason;
  readonly startedAt: null;
  readonly latencyMs: null;
  readonly accounts: readonly [];
}

/** One call to one endpoint, or the record that it was not made. */
export type Reading = OkReading | FailedReading | SkippedReading;
