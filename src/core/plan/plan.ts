import type { EndpointPath, ReadingKind } from "../endpoint/endpoint.ts";
import type { EvaluateRequest, Pass, SkipReason } from "../reading/reading.ts";

/** How production would bill a call. Source: https://plaid.com/docs/account/billing/ */
export type BillingClass = "free" | "subscription" | "one-time" | "per-request" | "flat-fee";

/** What the person chose before a comparison. */
export interface PlanOptions {
  /** Evaluate with these values; `"default"` picks the first checking account and 100.00; null leaves it out. */
  readonly evaluate: Partial<EvaluateRequest> | "default" | null;
  /**
   * The rulesets to evaluate that debit with, one after another in this order; a null sends no key. Such a plan reads the
   * free endpoints before and after, and asks the bank for nothing else: the evaluations are held against each other.
   */
  readonly rulesetKeys?: readonly (string | null)[];
  /** Endpoints to leave out. */
  readonly without?: readonly EndpointPath[];
  /** Endpoints to call although their product is not on the Item, which adds it. */
  readonly addProducts?: readonly EndpointPath[];
  readonly accountIds?: readonly string[];
  /** ISO 8601; sent where Capital One needs it. */
  readonly minLastUpdatedDatetime?: string;
}

export interface PlannedCall {
  /** The id of the reading it makes. */
  readonly id: string;
  readonly endpoint: EndpointPath;
  readonly kind: ReadingKind;
  readonly billing: BillingClass;
  readonly skip: SkipReason | null;
  /** ms: the oldest balance that is acceptable, which a request to Capital One has to state. Absent where it need not. */
  readonly oldestAcceptableMs?: number;
  /** What this evaluation names, one of several in its plan; absent: what the options say. */
  readonly rulesetKey?: string | null;
  /** Requests this reading may send at most, pages and retries included; absent means no limit was set. */
  readonly allowance?: number;
}

/** Calls that may run side by side; steps run one after another. */
export interface PlanStep {
  readonly pass: Pass;
  readonly calls: readonly PlannedCall[];
}

export interface Plan {
  readonly steps: readonly PlanStep[];
  readonly options: PlanOptions;
}
