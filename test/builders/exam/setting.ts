import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import type { FailureReason } from "../../../src/core/failure/errors.ts";
import type { ItemFacts } from "../../../src/core/item/item.ts";
import type { Pass } from "../../../src/core/reading/reading.ts";
import type { BankAccount } from "./bankAccount.ts";
import type { Hostile } from "./priors.ts";

/** Why Plaid wrote its copy. */
export type CopyReason =
  | "link"
  | "transactions-update"
  | "liabilities-update"
  | "investments-update"
  | "rare-check"
  | "signal-pull"
  | "assets-pull"
  | "other-client"
  | "own-earlier"
  | "update-mode"
  | "own-real-time"
  | "own-evaluation";

/** One time that Plaid goes to the bank, or tries to, apart from our calls. */
export interface BankContact {
  readonly at: number;
  readonly reason: CopyReason;
  readonly works: boolean;
  /** The balance is not taken; only rows are, and stamps move. */
  readonly rowsOnly?: boolean;
}

export type RulesetKind =
  | "balance rule"
  | "scores"
  | "scores, fetched since data was missing"
  | "no ruleset"
  | "rules without a balance rule"
  | "fetch failed"
  | "fetch failed, copy given"
  | "warned, live number"
  | "replayed"
  | "random";

/** What a call does in place of answering. */
export interface CallFailure {
  readonly reason: FailureReason;
  readonly type: string;
  readonly code: string;
  readonly message?: string;
  readonly status: number;
  /** What it means, in the judge's words. */
  readonly means: FailureMeaning;
}

export type FailureMeaning =
  | "login"
  | "item"
  | "user"
  | "consent"
  | "institution"
  | "institution-for-good"
  | "plaid"
  | "rate"
  | "not-ready"
  | "no-accounts"
  | "account-unknown"
  | "no-bank-login"
  | "capital-one-needs-time"
  | "capital-one-not-fresh"
  | "evaluate-not-here"
  | "other";

export interface PlannedCall {
  readonly id: string;
  readonly endpoint: EndpointPath;
  readonly pass: Pass;
  /** ms, true time: the start of the first try. */
  readonly startsAt: number;
  readonly latencyMs: number;
  /** Tries that failed before the last, and the waits after them. */
  readonly retries: readonly { readonly reason: FailureReason; readonly waitedMs: number; readonly tookMs: number }[];
  readonly fails: CallFailure | null;
  readonly accountIds: readonly string[] | null;
  /** Whether whoever kept the answer kept its time; true for every call of our own. */
  readonly isDated: boolean;
  readonly evaluation: {
    readonly ruleset: RulesetKind;
    readonly accountKey: string;
    readonly clientTransactionId: string;
  } | null;
}

/** Everything that is drawn before a world is lived through. */
export interface Setting {
  readonly seed: number;
  readonly family: "ordinary" | "rare";
  readonly hostile: readonly Hostile[];
  readonly environment: "local" | "sandbox";
  readonly accounts: readonly BankAccount[];
  /** What `/item/get` says that does not move. */
  readonly item: Omit<ItemFacts, "transactions" | "investments" | "error">;
  /** The error `/item/get` shows, from when to when. */
  readonly itemError: { readonly code: string; readonly from: number; readonly to: number } | null;
  readonly isManual: boolean;
  readonly isPaused: boolean;
  readonly contacts: readonly BankContact[];
  readonly copies: "shared" | "of each product";
  readonly adjusted: "no" | "leaves out" | "counts twice";
  /** Rows are copied so long after the balance, ms; negative: before. */
  readonly rowsAfterBalance: number;
  /** The bank's live numbers are so old, ms. */
  readonly bankLag: number;
  readonly writesThrough: boolean;
  readonly evaluationWritesThrough: boolean;
  /** One account's field that is null in these answers though the bank has the number. */
  readonly nulls: readonly {
    readonly key: string;
    readonly field: "available" | "current" | "limit";
    readonly in: "cached" | "real-time";
  }[];
  /** Answers that leave out the currency. */
  readonly withoutCurrency: "none" | "real-time" | "cached";
  /** Answers that name another currency for the same numbers. */
  readonly otherCurrencyIn: "none" | "real-time" | "cached";
  /** Endpoints of the plan that were not called since a limit left no room. */
  readonly heldBack: readonly EndpointPath[];
  /** Cached numbers are cut to so many decimals; null: as the bank gives them. */
  readonly cachedDecimals: number | null;
  readonly capitalOneAge: number | null;
  readonly calls: readonly PlannedCall[];
  readonly client: ClientClock;
  readonly lastOwnRealTimeAt: number | null;
}

/** How the answers came to be dated. */
interface ClientClock {
  /** The machine's clock less the true time, ms. */
  readonly skewMs: number;
  readonly dateHeader: "always" | "never" | "sometimes";
  /** The reading whose `Date` is off, and by how much. */
  readonly oddDate: { readonly id: string; readonly offMs: number } | null;
  readonly saved: null | {
    readonly openedAt: number;
    /** How many of the answers' times were kept. */
    readonly dated: "all" | "some" | "none";
    readonly keepsRequests: boolean;
  };
}
