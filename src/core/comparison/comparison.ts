import type { Environment } from "../item/environment.ts";
import type { InstitutionStatus } from "../item/institutionStatus.ts";
import type { ItemSummary } from "../item/item.ts";
import type { Plan } from "../plan/plan.ts";
import type { Reading } from "../reading/reading.ts";

/**
 * What a person saw of one account on the bank's own site or in its app. No call was made, so it has no latency, no
 * request ID and no endpoint. A comparison has at most one of each account.
 */
export interface BankShown {
  readonly accountId: string;
  /** In the account's currency, by the names the bank gives them; null: not entered. At least one is a number. */
  readonly available: number | null;
  readonly current: number | null;
  /**
   * When it was seen, ISO 8601, by the clock of the responses (in the local sandbox its own). A time in whole minutes
   * is known to the minute.
   */
  readonly seenAt: string;
}

export type ComparisonStatus = "running" | "complete" | "cancelled";

/**
 * An ordered set of readings of one Item under one plan. Only what was observed is kept; ages, differences and
 * findings are computed from it, each time, by pure functions.
 */
export interface Comparison {
  /** 1 did not keep what was sent: see `currentComparison`. */
  readonly schemaVersion: 2;
  readonly id: string;
  readonly item: ItemSummary;
  readonly environment: Environment;
  readonly plan: Plan;
  readonly status: ComparisonStatus;
  /** ISO 8601, this machine's clock. */
  readonly startedAt: string;
  /** Monotonic ms from the first call to the last answer; null while it runs. */
  readonly wallMs: number | null;
  readonly readings: readonly Reading[];
  /** What a person saw at the bank itself, an account each, in the order entered; absent where nobody entered any. */
  readonly bankShows?: readonly BankShown[];
  /** What Plaid stated about the Item's institution; absent where no response did. */
  readonly institutionStatus?: InstitutionStatus;
  /**
   * Server time of our own last real-time call on this Item before this comparison, ISO 8601. A call that named accounts does not
   * count: it bounds no other account, and in a comparison of its own it is a reading, which bounds those it returned.
   */
  readonly lastOwnRealTimeAt: string | null;
  /** Made from saved responses: no call was made, `environment` has no meaning, and `wallMs` is null. */
  readonly origin?: "saved";
}
